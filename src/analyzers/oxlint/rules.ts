import { BUG_RULES } from './bug-rules';
import { type OxlintRow, toRule } from './rule-row';
import { WEB_RULES } from './web-rules';
import type { Rule } from '../../domain';

/** Everything that oxlint is asked to look for. Its configuration is made of this. */
export const OXLINT_ROWS: readonly OxlintRow[] = [...BUG_RULES, ...WEB_RULES];

export const SYNTAX_ERROR: Rule = {
  id: 'oxlint/syntax-error',
  tool: 'oxlint',
  severity: 'blocker',
  category: 'bug',
  languages: ['javascript', 'typescript'],
  title: 'The file is not valid JavaScript or TypeScript: it cannot be loaded',
};

export const OXLINT_RULES: readonly Rule[] = [SYNTAX_ERROR, ...OXLINT_ROWS.map(toRule)];
