import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { type ChangeCheck, findingOf } from './check';

const RULE: Rule = {
  id: 'pull-request/large-change',
  tool: 'pull-request',
  severity: 'info',
  category: 'maintainability',
  languages: [],
  title: 'The change is too large to be read with care: people find fewer defects per line the longer a review gets',
};

const MANY_LINES = 1_000;
const MANY_FILES = 50;

/** Counts what people wrote: selected files only, so that a lock file or generated code does not weigh. */
export const changeSize: ChangeCheck = { rules: [RULE], find };

function find({ diff, selected }: ChangeView): readonly Finding[] {
  const files = diff.files.filter((file) => file.newPath !== null && selected.has(file.newPath));
  const lines = files.reduce((sum, file) => sum + file.additions + file.deletions, 0);
  if (lines <= MANY_LINES && files.length <= MANY_FILES) return [];
  const message = `This change touches ${lines} lines in ${files.length} files that people maintain. Reviews of that size overlook more; consider parts that can be merged one after the other.`;
  return [findingOf(RULE, { path: null, lines: null }, message)];
}
