import { type PullRequestRef, type PullRequestReview, sameCommit } from '../domain';
import { takeBack } from './announce';
import { reviewLink } from './outcome';
import type { ReviewDeps } from './review-deps';

export interface Stopped {
  readonly ref: PullRequestRef;
  /** Earlier runs of the pull request, the newest first. */
  readonly reviews: readonly PullRequestReview[];
  /** The commit that is reviewed now: its run speaks for itself. Null: nothing is reviewed any more. */
  readonly commit: string | null;
  readonly branch: string | null;
  /** What stopped them, a sentence. */
  readonly why: string;
}

/**
 * Takes back what runs announced and never ended, because a newer push, the end of the pull request or of the process stopped them:
 * a commit that is "in progress" for ever holds up whoever waits for it. Each commit is told once. Never rejects.
 */
export async function endStopped(
  { ref, reviews, commit, branch, why }: Stopped,
  deps: Pick<ReviewDeps, 'host' | 'store' | 'signal' | 'logger' | 'baseUrl'>,
): Promise<void> {
  const ended = new Set(reviews.filter(({ state }) => state === 'completed').map(({ headCommit }) => headCommit));
  const stopped = new Map<string, PullRequestReview>();
  for (const review of reviews) {
    const { headCommit, state } = review;
    if (headCommit === null || state === 'skipped' || ended.has(headCommit)) continue;
    if (commit !== null && sameCommit(headCommit, commit)) continue;
    if (!stopped.has(headCommit)) stopped.set(headCommit, review);
  }
  for (const [older, { id }] of stopped) {
    const place = { number: ref.number, link: reviewLink(deps.baseUrl, id), branch };
    await takeBack(ref, older, place, why, deps);
  }
}
