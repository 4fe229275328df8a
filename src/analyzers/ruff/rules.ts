import { BUG_RULES } from './bug-rules';
import { ERROR_RULES } from './error-rules';
import { LIBRARY_RULES } from './library-rules';
import { NAME_RULES } from './name-rules';
import type { RuffRow } from './rule-row';
import { SECURITY_RULES } from './security-rules';

/** Rules that a comment in the file may silence, as Python users expect. */
export const QUALITY_ROWS: readonly RuffRow[] = [...NAME_RULES, ...ERROR_RULES, ...BUG_RULES, ...LIBRARY_RULES];

/** Rules that nothing in the file may silence. */
export const SECURITY_ROWS: readonly RuffRow[] = SECURITY_RULES;

/** Our whole configuration of ruff; the repository's is never read. */
export function settingsFor(rows: readonly RuffRow[]): object {
  return { preview: false, lint: { select: rows.map(([code]) => code) } };
}
