import type { FileDiff } from '../../diff';
import { type Finding, languageOf, type Rule } from '../../domain';
import type { ChangeView } from '../port';
import { addedLines } from './added-lines';
import { type ChangeCheck, findingOf } from './check';
import { isProductCode, isTestPath } from './path-kind';
import { TEST_FORMS, type TestForms } from './test-declarations';

const SKIPPED: Rule = {
  id: 'pull-request/skipped-test',
  tool: 'pull-request',
  severity: 'warning',
  category: 'test',
  languages: TEST_FORMS.flatMap(({ languages }) => languages),
  title: 'A test was put aside: what it guards can now break unseen',
};

const REMOVED: Rule = {
  id: 'pull-request/removed-tests',
  tool: 'pull-request',
  severity: 'info',
  category: 'test',
  languages: TEST_FORMS.flatMap(({ languages }) => languages),
  title: 'Tests were taken out, and the code that they guard was not',
};

/** Tests that no longer run after the change. */
export const lostTests: ChangeCheck = { rules: [SKIPPED, REMOVED], find };

function find({ diff, selected }: ChangeView): readonly Finding[] {
  const skipped = diff.files.flatMap((file) =>
    file.newPath !== null && selected.has(file.newPath) ? skippedIn(file, file.newPath) : [],
  );
  return [...skipped, ...removedFrom(diff.files)];
}

function skippedIn(file: FileDiff, path: string): readonly Finding[] {
  const forms = formsOf(path);
  if (!forms) return [];
  return [...addedLines(file)]
    .filter(({ text }) => forms.skipped.test(text))
    .map(({ line }) =>
      findingOf(
        SKIPPED,
        { path, lines: { start: line, end: line } },
        'This test no longer runs. Mend it, or say here why it is put aside and when it comes back.',
      ),
    );
}

/** Counts over the whole change, so that tests which moved are none that are lost. Code that goes takes its tests along. */
function removedFrom(files: readonly FileDiff[]): readonly Finding[] {
  const changes = files.map((file) => ({ file, balance: balanceOf(file) }));
  const lost = -changes.reduce((sum, { balance }) => sum + balance, 0);
  const codeGoes = files.some(
    ({ status, oldPath }) => status === 'deleted' && oldPath !== null && isProductCode(oldPath),
  );
  if (lost <= 0 || codeGoes || shrinks(files)) return [];
  const most = changes.reduce((one, other) => (other.balance < one.balance ? other : one));
  const path = most.file.newPath;
  const message = `${lost} ${lost === 1 ? 'test is' : 'tests are'} taken out here and none put in their place. If the behaviour is still wanted, keep ${lost === 1 ? 'it' : 'them'}.`;
  return [findingOf(REMOVED, { path, lines: null }, message)];
}

/** Tests put in less tests taken out. */
function balanceOf(file: FileDiff): number {
  const forms = formsOf(file.newPath ?? file.oldPath ?? '');
  if (!forms) return 0;
  let balance = 0;
  for (const hunk of file.hunks) {
    for (const { kind, text } of hunk.lines()) {
      if (kind !== 'context' && forms.declared.test(text)) balance += kind === 'added' ? 1 : -1;
    }
  }
  return balance;
}

/** Whether the code itself becomes much less. */
function shrinks(files: readonly FileDiff[]): boolean {
  const code = files.filter(({ newPath }) => newPath !== null && isProductCode(newPath));
  const [added, removed] = [code, code].map((all, at) =>
    all.reduce((sum, { additions, deletions }) => sum + (at === 0 ? additions : deletions), 0),
  );
  return removed! > 2 * added! + 5;
}

function formsOf(path: string): TestForms | null {
  const language = isTestPath(path) ? languageOf(path) : null;
  return (language && TEST_FORMS.find(({ languages }) => languages.includes(language))) ?? null;
}
