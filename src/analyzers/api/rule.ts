import type { DocumentRule, Example } from '../document-rules';
import type { ApiChange } from './pair';

/** A file at both ends of a change. */
export interface ComparedExample extends Example {
  readonly before: string;
}

export interface ApiRule extends DocumentRule<ApiChange> {
  readonly examples: { readonly bad: readonly ComparedExample[]; readonly ok: readonly ComparedExample[] };
}

/** A rule about the differences of its name. */
export function apiRule(
  facts: Omit<ApiRule, 'find' | 'category' | 'severity'> & Partial<Pick<ApiRule, 'category' | 'severity'>>,
): ApiRule {
  return {
    severity: 'warning',
    category: 'bug',
    ...facts,
    *find({ differences }: ApiChange) {
      for (const { what, line, hint } of differences) if (what === facts.name) yield { line, hint };
    },
  };
}
