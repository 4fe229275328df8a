import type { DocumentRule } from '../document-rules';
import { DATA_LOSS_RULES } from './rules/data-loss';
import { JOIN_RULES } from './rules/joins';
import { LOCK_RULES } from './rules/locks';
import { QUERY_RULES } from './rules/queries';
import { RIGHT_RULES } from './rules/rights';
import { RUNNING_CODE_RULES } from './rules/running-code';
import { SECRET_RULES } from './rules/secrets';
import type { SqlScript } from './script';

/** Everything this analyzer looks for. */
export const SQL_RULES: readonly DocumentRule<SqlScript>[] = [
  ...DATA_LOSS_RULES,
  ...RUNNING_CODE_RULES,
  ...LOCK_RULES,
  ...RIGHT_RULES,
  ...SECRET_RULES,
  ...QUERY_RULES,
  ...JOIN_RULES,
];
