import type { Finding, LineRange, Rule } from '../../domain';
import { saidByRule } from '../finding-of';
import type { ChangeView } from '../port';

/** One question asked of a change as a whole. */
export interface ChangeCheck {
  readonly rules: readonly Rule[];
  find(change: ChangeView): readonly Finding[];
}

/** Where a finding stands; `path` null means the change as a whole, `lines` null the whole file. */
interface Place {
  readonly path: string | null;
  readonly lines: LineRange | null;
}

/** A finding of a rule with that rule's own severity and category. */
export function findingOf(rule: Rule, { path, lines }: Place, message: string): Finding {
  return { ...saidByRule(rule), message, path, lines };
}
