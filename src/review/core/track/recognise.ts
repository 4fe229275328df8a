import type { ReviewFinding, TrackedFinding } from '../../../domain';

/** A finding of earlier reviews, as far as it is known: a lost database leaves only what its comment tells. */
export interface Earlier {
  readonly fingerprint: string;
  /** Rule and text by `textDigest`; null when no comment carries it. */
  readonly digest: string | null;
  /** Path of today, after renames; null for the change as a whole, or when unknown. */
  readonly path: string | null;
  readonly tracked: TrackedFinding | null;
}

export interface Seen {
  readonly finding: ReviewFinding;
  readonly digest: string | null;
}

/** Two are the same when their keys are equal; null never matches. */
interface Evidence {
  earlier(earlier: Earlier): string | null;
  seen(seen: Seen): string | null;
}

/** From the strongest to the weakest, after the fingerprint itself; the idea of `matchFindings`, across pushes. */
const EVIDENCE: readonly Evidence[] = [
  // The same text elsewhere in the file: something near it was edited.
  {
    earlier: ({ digest, path }) => (digest === null ? null : key(digest, path)),
    seen: ({ digest, finding }) => (digest === null ? null : key(digest, finding.path)),
  },
  // The same rule says the same of the same file: only for findings that no comment stands for.
  {
    earlier: ({ tracked, path, digest }) =>
      tracked === null || digest !== null ? null : key(tracked.rule, path, tracked.message),
    seen: ({ finding }) => key(finding.rule, finding.path, finding.message),
  },
  // The same rule on the same line. An edited line with a weakness is judged anew: its danger depends on what the edit put there.
  {
    earlier: ({ tracked, path }) =>
      !tracked?.lines || tracked.category === 'security' ? null : key(tracked.rule, path, tracked.lines.start),
    seen: ({ finding }) =>
      finding.lines === null || finding.category === 'security'
        ? null
        : key(finding.rule, finding.path, finding.lines.start),
  },
];

function key(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

/**
 * Gives each finding of this review the earlier one it is, one to one: by fingerprint, and what is left by weaker evidence, so
 * that an edit near by does not make a second comment. Ties go by line.
 */
export function recogniseFindings(
  earlier: readonly Earlier[],
  seen: readonly Seen[],
): ReadonlyMap<ReviewFinding, Earlier> {
  const recognised = new Map<ReviewFinding, Earlier>();
  const byFingerprint = new Map(earlier.map((each) => [each.fingerprint, each]));
  const known = new Set<Earlier>();
  for (const { finding } of seen) {
    const same = byFingerprint.get(finding.fingerprint);
    if (!same || known.has(same)) continue;
    recognised.set(finding, same);
    known.add(same);
  }
  // What was fixed or left the change is dealt with: only its exact return re-opens it.
  let open = inLineOrder(earlier.filter((each) => !known.has(each) && !isClosed(each)));
  let left: readonly Seen[] = seen.filter(({ finding }) => !recognised.has(finding));
  for (const evidence of EVIDENCE) [open, left] = pair(open, left, evidence, recognised);
  return recognised;
}

function isClosed({ tracked }: Earlier): boolean {
  return tracked?.state === 'fixed' || tracked?.state === 'outdated';
}

function inLineOrder(earlier: readonly Earlier[]): readonly Earlier[] {
  return [...earlier].sort((a, b) => (a.tracked?.lines?.start ?? 0) - (b.tracked?.lines?.start ?? 0));
}

function pair(
  earlier: readonly Earlier[],
  seen: readonly Seen[],
  evidence: Evidence,
  recognised: Map<ReviewFinding, Earlier>,
): [readonly Earlier[], readonly Seen[]] {
  const waiting = new Map<string, Earlier[]>();
  for (const each of earlier) {
    const found = evidence.earlier(each);
    if (found !== null) waiting.set(found, [...(waiting.get(found) ?? []), each]);
  }
  const taken = new Set<Earlier>();
  const left = seen.filter((each) => {
    const found = evidence.seen(each);
    const same = found === null ? undefined : waiting.get(found)?.shift();
    if (!same) return true;
    recognised.set(each.finding, same);
    taken.add(same);
    return false;
  });
  return [earlier.filter((each) => !taken.has(each)), left];
}
