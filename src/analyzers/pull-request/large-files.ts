import type { FileDiff } from '../../diff';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { type ChangeCheck, findingOf } from './check';

const BINARY: Rule = {
  id: 'pull-request/large-binary',
  tool: 'pull-request',
  severity: 'warning',
  category: 'maintainability',
  languages: [],
  title: 'A large binary file was added: every clone carries it from now on, even after it is deleted',
};

const TEXT: Rule = {
  id: 'pull-request/large-text-file',
  tool: 'pull-request',
  severity: 'info',
  category: 'maintainability',
  languages: [],
  title: 'A large text file was added: nobody can review it, and every clone carries it',
};

const LARGE_BYTES = 1_000_000;

/** New files over a megabyte. */
export const largeFiles: ChangeCheck = { rules: [BINARY, TEXT], find };

function find({ diff, headSizes }: ChangeView): readonly Finding[] {
  return diff.files.flatMap((file) => findIn(file, headSizes));
}

function findIn({ status, newPath: path, binary }: FileDiff, sizes: ChangeView['headSizes']): readonly Finding[] {
  if (status !== 'added' || path === null) return [];
  const size = sizes.get(path) ?? 0;
  if (size <= LARGE_BYTES) return [];
  const message = `This adds a ${binary ? 'binary' : 'text'} file of ${(size / 1_000_000).toFixed(1)} MB, which stays in the history for good. Check that it belongs here and not in Git LFS, a package or a build artefact.`;
  return [findingOf(binary ? BINARY : TEXT, { path, lines: null }, message)];
}
