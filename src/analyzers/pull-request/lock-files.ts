import type { FileDiff } from '../../diff';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { addedLines, changedTexts } from './added-lines';
import { type ChangeCheck, findingOf } from './check';
import { type Ecosystem, ECOSYSTEMS } from './ecosystems';

const RULE: Rule = {
  id: 'pull-request/manifest-without-lock',
  tool: 'pull-request',
  severity: 'info',
  category: 'dependency',
  languages: [],
  title: 'Dependencies were edited and the lock file was not, so builds may install something else or stop',
};

/**
 * Only existing manifests: a new one often has no lock file yet. The other way round, a lock file alone is refreshed on purpose all
 * the time, so that is not reported.
 */
export const lockFiles: ChangeCheck = { rules: [RULE], find };

function find({ diff, selected, headTexts }: ChangeView): readonly Finding[] {
  return ECOSYSTEMS.flatMap((ecosystem) => {
    if (diff.files.some(({ oldPath, newPath }) => ecosystem.locks.test(newPath ?? oldPath ?? ''))) return [];
    return diff.files.flatMap((file) =>
      file.newPath !== null && selected.has(file.newPath) && !isBesideLock(file.newPath, headTexts, ecosystem)
        ? findIn(file, file.newPath, ecosystem)
        : [],
    );
  });
}

/** A lock file that can be read tells more than that it was left alone. */
function isBesideLock(path: string, texts: ChangeView['headTexts'], { locks }: Ecosystem): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return [...texts.keys()].some((each) => locks.test(each) && each.slice(0, each.lastIndexOf('/') + 1) === folder);
}

function findIn(file: FileDiff, path: string, { manifest, dependency, lockName }: Ecosystem): readonly Finding[] {
  if (file.status === 'added' || !manifest.test(path)) return [];
  if (!changesDependencies(file, dependency)) return [];
  const message = `Dependencies change here, but no lock file does. If this project commits one (${lockName}), update it in the same change.`;
  const first = [...addedLines(file)].find(({ text }) => dependency.test(text));
  return [findingOf(RULE, { path, lines: first ? { start: first.line, end: first.line } : null }, message)];
}

/** A line that only moved, or got a comma, changes nothing. */
function changesDependencies(file: FileDiff, dependency: RegExp): boolean {
  const balance = new Map<string, number>();
  for (const text of changedTexts(file)) {
    if (!dependency.test(text)) continue;
    const line = text.trim().replace(/,$/, '');
    balance.set(line, (balance.get(line) ?? 0) + 1);
  }
  // Taken out here and put in there: an even number of times.
  return [...balance.values()].some((times) => times % 2 === 1);
}
