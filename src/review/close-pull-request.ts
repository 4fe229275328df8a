import type { PullRequestRef } from '../domain';
import type { CloseJob } from '../queue';
import type { ReviewDeps } from './review-deps';

const LOOK_BACK = 20;

/** Records that a pull request was merged or declined, and that nothing reviews it any more. Nothing is written to the host. */
export async function closePullRequest(
  job: CloseJob,
  { store, clock }: Pick<ReviewDeps, 'store' | 'clock'>,
): Promise<void> {
  const ref: PullRequestRef = { tenant: job.tenant, repository: job.repository, number: job.number };
  const [pullRequest, reviews] = await Promise.all([
    store.reviews.pullRequest(ref),
    store.reviews.ofPullRequest(ref, LOOK_BACK),
  ]);
  for (const review of reviews) {
    if (review.state !== 'pending' && review.state !== 'in_progress') continue;
    const reason = `The pull request was ${job.state} before the review finished.`;
    await store.reviews.save({ ...review, state: 'cancelled', reason, progress: null, finishedAt: clock() });
  }
  // One that Loom never saw has nothing to tidy up.
  if (pullRequest !== null) await store.reviews.savePullRequest({ ...pullRequest, state: job.state });
}
