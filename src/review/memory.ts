import {
  effectiveSettings,
  type EffectiveSettings,
  type PullRequest,
  type PullRequestRef,
  type PullRequestReview,
  type TrackedFinding,
  type Vote,
} from '../domain';
import type { PublishedComment, Store } from '../store';

/** What Loom remembers of a pull request. */
export interface Memory {
  readonly settings: EffectiveSettings;
  /** The account Loom writes as; null while it is not known. */
  readonly account: string | null;
  readonly pullRequest: PullRequest | null;
  /** The newest first. */
  readonly reviews: readonly PullRequestReview[];
  readonly tracked: readonly TrackedFinding[];
  readonly comments: readonly PublishedComment[];
  readonly vote: Vote;
}

const LOOK_BACK = 20;

export async function recall(ref: PullRequestRef, store: Store): Promise<Memory> {
  const [repository, workspace, installation, pullRequest, reviews, tracked, comments, vote] = await Promise.all([
    store.settings.repository(ref),
    store.settings.workspace(ref.tenant),
    store.installations.byId(ref.tenant),
    store.reviews.pullRequest(ref),
    store.reviews.ofPullRequest(ref, LOOK_BACK),
    store.findings.ofPullRequest(ref),
    store.publications.comments(ref),
    store.publications.vote(ref),
  ]);
  const settings = effectiveSettings(repository, workspace);
  return { settings, account: installation?.account ?? null, pullRequest, reviews, tracked, comments, vote };
}

/** The newest review that came to an end. */
export function lastCompleted({ reviews }: Pick<Memory, 'reviews'>): PullRequestReview | null {
  return reviews.find(({ state }) => state === 'completed') ?? null;
}

/** Ids of the runs over this head, whether or not they came to an end. */
export function runsOf({ reviews }: Memory, headCommit: string | null): ReadonlySet<string> {
  return new Set(
    reviews.filter((review) => headCommit !== null && review.headCommit === headCommit).map(({ id }) => id),
  );
}

/** True while a review of the pull request is under way. */
export function isRunning({ reviews }: Memory): boolean {
  const newest = reviews[0]?.state;
  return newest === 'pending' || newest === 'in_progress';
}
