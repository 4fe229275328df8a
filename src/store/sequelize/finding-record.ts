import { z } from 'zod';
import { CATEGORIES, type Dismissal, SEVERITIES, type TrackedFinding } from '../../domain';

/** A finding without its dismissal, which stands elsewhere. */
export type StoredFinding = Omit<TrackedFinding, 'dismissal'>;

export const findingSchema = z.object({
  fingerprint: z.string(),
  state: z.enum(['new', 'open', 'fixed', 'dismissed', 'outdated']),
  rule: z.string(),
  tool: z.string(),
  severity: z.enum(SEVERITIES),
  category: z.enum(CATEGORIES),
  message: z.string(),
  path: z.string().nullable(),
  lines: z.object({ start: z.int(), end: z.int() }).nullable(),
  side: z.enum(['old', 'new']),
  cwe: z.string().nullable(),
  helpUrl: z.string().nullable(),
  suggestion: z.string().nullable(),
  firstReview: z.string(),
  lastReview: z.string(),
}) satisfies z.ZodType<StoredFinding>;

/** What the finding is, dismissal aside: taking that back shows it again. */
export function toStored(finding: TrackedFinding): StoredFinding {
  return findingSchema.parse({ ...finding, state: finding.state === 'dismissed' ? 'open' : finding.state });
}

/** A dismissal hides what would be open; a fixed or outdated finding stays so. */
export function toTracked(stored: StoredFinding, dismissal: Dismissal | null): TrackedFinding {
  const hidden = dismissal !== null && (stored.state === 'new' || stored.state === 'open');
  return { ...stored, state: hidden ? 'dismissed' : stored.state, dismissal };
}
