import type { PullRequestReview } from '../domain';
import type { ReviewDeps } from './review-deps';

/** Ends the rows of runs that seem to be under way. Only one job of a pull request runs at a time: they were cut short. */
export async function endUnfinished(
  reviews: readonly PullRequestReview[],
  reason: string,
  { store, clock }: Pick<ReviewDeps, 'store' | 'clock'>,
): Promise<void> {
  for (const review of reviews) {
    if (review.state !== 'pending' && review.state !== 'in_progress') continue;
    await store.reviews.save({ ...review, state: 'cancelled', reason, progress: null, finishedAt: clock() });
  }
}
