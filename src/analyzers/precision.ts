import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the `quality` bench found each rule to be worth; rules that found nothing are not there. */
const measured = z.record(
  z.string(),
  z.object({
    /** Labelled lines that it found. */
    labels: z.int(),
    /** Lines labelled as good that it flagged. */
    ok: z.int(),
    /** Comments on ordinary changes. */
    neutral: z.int(),
  }),
);

/** A rule that nothing is known of counts as one that was right in so many of so many cases; what was measured weighs against that. */
const EXPECTED = { right: 8, of: 10 } as const;

let known: z.infer<typeof measured> | null = null;

/** How often a rule is right, 0..1, as far as was measured. */
export function precisionOf(rule: string): number {
  known ??= measured.parse(JSON.parse(readFileSync(join(__dirname, 'measured.json'), 'utf8')));
  const { labels, ok, neutral } = known[rule] ?? { labels: 0, ok: 0, neutral: 0 };
  return (labels + EXPECTED.right) / (labels + ok + neutral + EXPECTED.of);
}
