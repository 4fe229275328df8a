import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { type ChangeCheck, findingOf } from './check';
import { isProductCode, isTestPath } from './path-kind';

const RULE: Rule = {
  id: 'pull-request/missing-tests',
  tool: 'pull-request',
  severity: 'info',
  category: 'test',
  languages: [],
  title: 'Code was added and no test file was touched',
};

/** Below this, half of all changes are too small to tell. */
const FEW_LINES = 30;

/** One line about the whole change, never about a file: most changes without tests are fine. */
export const missingTests: ChangeCheck = { rules: [RULE], find };

function find({ diff, selected }: ChangeView): readonly Finding[] {
  const paths = diff.files.flatMap(({ oldPath, newPath }) => newPath ?? oldPath ?? []);
  if (paths.some(isTestPath)) return [];
  const added = diff.files
    .filter(({ newPath }) => newPath !== null && selected.has(newPath) && isProductCode(newPath))
    .reduce((sum, file) => sum + file.additions, 0);
  if (added <= FEW_LINES) return [];
  const message = `${added} lines of code are added and no test file changes. If the behaviour is new, a test would keep it.`;
  return [findingOf(RULE, { path: null, lines: null }, message)];
}
