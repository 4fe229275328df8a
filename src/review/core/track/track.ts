import type { ReviewFinding, TrackedFinding, TrackedState } from '../../../domain';
import { isBrought } from '../gate';
import { type Earlier, recogniseFindings, type Seen } from './recognise';
import { type Coverage, vanishedState } from './vanished';

/** The identity that a comment on the pull request carries. */
export interface CommentIdentity {
  readonly fingerprint: string;
  readonly digest: string | null;
  /** Where the host has it. */
  readonly path: string | null;
}

export interface TrackInput {
  /** What the store knows of the pull request; empty the first time, and after a loss. */
  readonly earlier: readonly TrackedFinding[];
  /** Identities that comments of ours carry. */
  readonly commented: readonly CommentIdentity[];
  /** Everything that this review found, in the order in which it is shown. */
  readonly findings: readonly ReviewFinding[];
  readonly digestOf: (finding: ReviewFinding) => string | null;
  /** New path of a file that the change renamed. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly coverage: Coverage;
  readonly reviewId: string;
  /** Ids of earlier runs, finished or not, over this very head: what was new to them is not older now. */
  readonly runsOfHead: ReadonlySet<string>;
}

export interface Tracking {
  /** Each fingerprint once: what this review found first, in its order, then what it did not find. */
  readonly tracked: readonly TrackedFinding[];
  /** The finding of this review behind a tracked one, by the tracked fingerprint. */
  readonly seen: ReadonlyMap<string, ReviewFinding>;
}

/**
 * The findings of a pull request after one more review. A finding keeps the identity under which it was first told, so that its
 * comment stays its comment; a dismissal stays with it.
 */
export function trackFindings(input: TrackInput): Tracking {
  const earlier = earlierFindings(input);
  // A finding that was there before is none of this change, but it may be the one that was commented on until the base caught up.
  const present = input.findings.filter(({ state }) => state !== 'fixed');
  const recognised = recogniseFindings(
    earlier,
    present.map((finding): Seen => ({ finding, digest: input.digestOf(finding) })),
  );
  const tracked = new Map<string, TrackedFinding>();
  const seen = new Map<string, ReviewFinding>();
  for (const finding of present.filter(isBrought)) {
    const known = recognised.get(finding);
    const fingerprint = known?.fingerprint ?? finding.fingerprint;
    if (tracked.has(fingerprint)) continue;
    seen.set(fingerprint, finding);
    tracked.set(fingerprint, asTracked(finding, fingerprint, known, input));
  }
  const becameOld = new Set(
    present.filter((each) => !isBrought(each)).map((each) => recognised.get(each)?.fingerprint),
  );
  for (const { fingerprint, tracked: known, path } of earlier) {
    if (known === null || tracked.has(fingerprint)) continue;
    const moved = { ...known, path };
    const state = becameOld.has(fingerprint) ? 'outdated' : vanishedState(moved, input.coverage);
    tracked.set(fingerprint, state === known.state ? known : { ...known, state });
  }
  return { tracked: [...tracked.values()], seen };
}

function earlierFindings({ earlier, commented, renamed }: TrackInput): readonly Earlier[] {
  const digests = new Map(commented.map(({ fingerprint, digest }) => [fingerprint, digest]));
  const known = new Set(earlier.map(({ fingerprint }) => fingerprint));
  const today = (path: string | null): string | null => (path === null ? null : (renamed.get(path) ?? path));
  return [
    ...earlier.map((tracked) => ({
      fingerprint: tracked.fingerprint,
      digest: digests.get(tracked.fingerprint) ?? null,
      path: today(tracked.path),
      tracked,
    })),
    ...commented
      .filter(({ fingerprint }) => !known.has(fingerprint))
      .map(({ fingerprint, digest, path }) => ({ fingerprint, digest, path: today(path), tracked: null })),
  ];
}

function asTracked(
  finding: ReviewFinding,
  fingerprint: string,
  known: Earlier | undefined,
  { reviewId, runsOfHead }: TrackInput,
): TrackedFinding {
  const before = known?.tracked ?? null;
  return {
    fingerprint,
    state: presentState(known, runsOfHead),
    rule: finding.rule,
    tool: finding.tool,
    severity: finding.severity,
    category: finding.category,
    message: finding.message,
    path: finding.path,
    lines: finding.lines,
    side: finding.side,
    cwe: finding.cwe ?? null,
    helpUrl: finding.helpUrl ?? null,
    suggestion: finding.suggestion ?? null,
    dismissal: before?.dismissal ?? null,
    firstReview: before?.firstReview ?? reviewId,
    lastReview: reviewId,
  };
}

function presentState(known: Earlier | undefined, runsOfHead: ReadonlySet<string>): TrackedState {
  if (known === undefined) return 'new';
  // Only its comment is known: of a run over this head that was cut short, or of times that the store forgot.
  if (known.tracked === null) return runsOfHead.size > 0 ? 'new' : 'open';
  if (known.tracked.dismissal !== null) return 'dismissed';
  return known.tracked.state === 'new' && runsOfHead.has(known.tracked.lastReview) ? 'new' : 'open';
}
