import type { Rule } from '../../domain';
import { BROWSER_RULES } from './browser-rules';
import { BUG_RULES } from './bug-rules';
import { CRYPTO_RULES } from './crypto-rules';
import { INJECTION_RULES } from './injection-rules';
import { type EslintRow, toRule } from './rule-row';

/** Everything that ESLint is asked to look for. Its configuration is made of this. */
export const ESLINT_ROWS: readonly EslintRow[] = [...CRYPTO_RULES, ...INJECTION_RULES, ...BROWSER_RULES, ...BUG_RULES];

export const ESLINT_RULES: readonly Rule[] = ESLINT_ROWS.map(toRule);
