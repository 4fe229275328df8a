import type { Finding, Rule } from '../domain';

/** How sure a rule's findings are, by what its data says of its precision. */
export const CONFIDENCE = { high: 0.9, medium: 0.7, low: 0.4 } as const;

/** What one finding has of its own, beside what its rule says of all of them. Lines count from 1. */
export interface FindingPlace {
  readonly message: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly confidence?: number;
  readonly cause?: string | null;
}

/** What a rule says of all of its findings. */
export function saidByRule({
  id,
  tool,
  severity,
  category,
  cwe,
  helpUrl,
}: Rule): Pick<Finding, 'rule' | 'tool' | 'severity' | 'category' | 'cwe' | 'helpUrl'> {
  return {
    rule: id,
    tool,
    severity,
    category,
    ...(cwe === undefined ? {} : { cwe }),
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}

/** A finding of a rule; one that would end before it starts is about its first line. */
export function findingOf(rule: Rule, { message, path, start, end, confidence, cause }: FindingPlace): Finding {
  return {
    ...saidByRule(rule),
    message,
    path,
    lines: { start, end: Math.max(start, end) },
    ...(confidence === undefined ? {} : { confidence }),
    ...(cause == null ? {} : { cause }),
  };
}
