import type { Category } from './category';
import type { LineRange, Side } from './finding';
import type { GateAnswer, ToolRun, Verdict } from './review';
import { type PullRequestRef, sameCommit } from './pull-request';
import type { Severity } from './severity';

export type ReviewState = 'pending' | 'in_progress' | 'completed' | 'failed' | 'cancelled' | 'skipped';

export interface SeverityCounts {
  readonly blocker: number;
  readonly warning: number;
  readonly info: number;
}

/** What a running review is at, for people who watch. */
export interface ReviewProgress {
  readonly step: 'gathering' | 'analyzing' | 'placing' | 'publishing';
  /** e.g. `ruff, oxlint` or `12 of 20 comments`; empty when there is nothing to add. */
  readonly detail: string;
}

/** One run over one pull request at one head commit: a row of the history. */
export interface PullRequestReview {
  readonly id: string;
  readonly ref: PullRequestRef;
  /** Full commit ids; null until the source was read. */
  readonly headCommit: string | null;
  readonly baseCommit: string | null;
  /** Branch that the pull request went to; null until the source was read. */
  readonly destination: string | null;
  readonly state: ReviewState;
  /** Why it was skipped, cancelled or failed, with what to do next. */
  readonly reason: string | null;
  readonly progress: ReviewProgress | null;
  readonly verdict: Verdict | null;
  readonly gate: GateAnswer | null;
  readonly gateReason: string | null;
  readonly counts: SeverityCounts | null;
  readonly tools: readonly ToolRun[];
  readonly notices: readonly string[];
  /** Requests sent to the host by this run. */
  readonly calls: number | null;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

/**
 * True when the newest run looked at this head against this destination and came to its end: nothing new to say. One that was cut
 * short after it may have left half of its words.
 * @param reviews of one pull request, the newest first
 */
export function isReviewed(
  reviews: readonly PullRequestReview[],
  headCommit: string | null,
  destination: string | null,
): boolean {
  const newest = reviews.find(({ state }) => state !== 'skipped');
  if (newest?.state !== 'completed' || newest.headCommit === null || headCommit === null) return false;
  return newest.destination === destination && sameCommit(newest.headCommit, headCommit);
}

/** A finding across the reviews of one pull request. */
export type TrackedState = 'new' | 'open' | 'fixed' | 'dismissed' | 'outdated';

export interface Dismissal {
  /** Account id and name of who dismissed it. */
  readonly by: string;
  readonly byName: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What Loom knows of one finding of one pull request, whatever the review. Key: the fingerprint. */
export interface TrackedFinding {
  readonly fingerprint: string;
  readonly state: TrackedState;
  readonly rule: string;
  readonly tool: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly message: string;
  readonly path: string | null;
  readonly lines: LineRange | null;
  readonly side: Side;
  readonly cwe: string | null;
  readonly helpUrl: string | null;
  readonly suggestion: string | null;
  readonly dismissal: Dismissal | null;
  /** Ids of the reviews that saw it first and last. */
  readonly firstReview: string;
  readonly lastReview: string;
}
