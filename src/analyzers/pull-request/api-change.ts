import { posix } from 'node:path';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { type ChangeCheck, findingOf } from './check';
import { isTestPath } from './path-kind';
import { type ApiChange, apiChanges } from './public-api';

const CHANGELOG: Rule = {
  id: 'pull-request/api-without-changelog',
  tool: 'pull-request',
  severity: 'info',
  category: 'docs',
  languages: ['javascript', 'typescript', 'python', 'java', 'csharp', 'go', 'rust', 'php'],
  title: 'What others may count on changes, and the changelog of this project does not say so',
};

const TEST: Rule = {
  id: 'pull-request/api-without-test',
  tool: 'pull-request',
  severity: 'info',
  category: 'test',
  languages: CHANGELOG.languages,
  title: 'What others may count on changes, and the test beside it does not',
};

const CHANGELOGS: readonly string[] = ['CHANGELOG.md', 'CHANGES.md', 'HISTORY.md'];
/** Files whose tests are looked for. */
const MAX_FILES = 8;
const SHOWN = 3;

/** Only where the repository shows that it keeps a changelog by hand, or has a test of the very file. */
export const apiChange: ChangeCheck = { rules: [CHANGELOG, TEST], find };

function find({ diff, selected, headTexts }: ChangeView): readonly Finding[] {
  const changes = apiChanges(diff.files, selected);
  if (changes.length === 0) return [];
  const touched = new Set(diff.files.flatMap(({ oldPath, newPath }) => newPath ?? oldPath ?? []));
  return [...withoutChangelog(changes, touched, headTexts), ...withoutTest(changes, touched, headTexts)];
}

function withoutChangelog(
  changes: readonly ApiChange[],
  touched: ReadonlySet<string>,
  texts: ChangeView['headTexts'],
): readonly Finding[] {
  const kept = CHANGELOGS.find((path) => /^#.*\bunreleased\b/im.test(texts.get(path) ?? ''));
  const told = [...touched].some((path) => /(?:^|\/)(?:changelog|changes|history|news|\.changeset)\b/i.test(path));
  if (kept === undefined || told) return [];
  const message = `${named(changes)} changed for those who use it, and ${kept} says nothing of it. Tell it under what is unreleased.`;
  return [findingOf(CHANGELOG, { path: null, lines: null }, message)];
}

function withoutTest(
  changes: readonly ApiChange[],
  touched: ReadonlySet<string>,
  texts: ChangeView['headTexts'],
): readonly Finding[] {
  if ([...touched].some(isTestPath)) return [];
  const tested = changes.flatMap((change) => {
    const test = testsOf(change.path).find((path) => texts.has(path));
    return test === undefined ? [] : [{ change, test }];
  });
  const [first] = tested;
  if (!first) return [];
  const message = `${named(tested.map(({ change }) => change))} changed for those who use it, and no test did. ${first.test} is where it belongs.`;
  return [findingOf(TEST, { path: null, lines: null }, message)];
}

/** Files that tell whether anything is missing. */
export function wantedForApi({ diff, selected }: Pick<ChangeView, 'diff' | 'selected'>): readonly string[] {
  const paths = new Set(apiChanges(diff.files, selected).map(({ path }) => path));
  if (paths.size === 0) return [];
  return [...CHANGELOGS, ...[...paths].slice(0, MAX_FILES).flatMap(testsOf)];
}

/** Where the test of a file lies by the habits of its language. */
function testsOf(path: string): readonly string[] {
  const { dir, name, ext } = posix.parse(path);
  const beside = (file: string): string => posix.join(dir, file);
  switch (ext) {
    case '.go':
      return [beside(`${name}_test.go`)];
    case '.py':
      return [beside(`test_${name}.py`), beside(`tests/test_${name}.py`), `tests/test_${name}.py`];
    case '.java':
      return [path.replace('src/main/java', 'src/test/java').replace(/\.java$/, 'Test.java')];
    case '.php':
      return [posix.join('tests', 'Unit', `${name}Test.php`), posix.join('tests', `${name}Test.php`)];
    case '.cs':
    case '.rs':
      return [];
    default:
      return [beside(`${name}.test${ext}`), beside(`${name}.spec${ext}`), beside(`__tests__/${name}.test${ext}`)];
  }
}

function named(changes: readonly ApiChange[]): string {
  const names = [...new Set(changes.map(({ name }) => `\`${name}\``))];
  const more = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
