import { posix } from 'node:path';
import type { FileDiff } from '../../diff';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';

const RULE: Rule = {
  id: 'pull-request/escaping-symlink',
  tool: 'pull-request',
  severity: 'warning',
  category: 'security',
  languages: [],
  title: 'A symbolic link points outside of the repository, so a build reads or writes whatever is there',
  cwe: 'CWE-59',
};

const SYMLINK_MODE = '120000';

/** Links are judged by their text; nothing is followed. */
export const escapingLinks: ChangeCheck = { rules: [RULE], find };

function find({ diff }: ChangeView): readonly Finding[] {
  return diff.files.flatMap(findIn);
}

function findIn(file: FileDiff): readonly Finding[] {
  const { newPath: path } = file;
  if (path === null || file.newMode !== SYMLINK_MODE) return [];
  const [target] = addedLines(file);
  if (!target || !escapes(path, target.text)) return [];
  const message =
    'This symbolic link points outside of the repository. Whatever reads it, reads a file of the machine it runs on; link inside the repository, or copy the content.';
  return [findingOf(RULE, { path, lines: { start: target.line, end: target.line } }, message)];
}

/** `../a` from `x/link` stays inside; `../../a` does not. */
function escapes(link: string, target: string): boolean {
  if (target.startsWith('/') || /^[A-Za-z]:[\\/]/.test(target)) return true;
  const reached = posix.normalize(posix.join(posix.dirname(link), target));
  return reached === '..' || reached.startsWith('../');
}
