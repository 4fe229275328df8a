import type { PullRequestRef } from '../domain';
import type { CloseJob } from '../queue';
import { endStopped } from './end-stopped';
import { endUnfinished } from './end-unfinished';
import type { ReviewDeps } from './review-deps';

const LOOK_BACK = 20;

type Telling = Parameters<typeof endStopped>[1];

/**
 * Records that a pull request was merged or declined, and that nothing reviews it any more. All that the host is told of is the end
 * of a review that this stopped.
 * @param telling gives the way to the host; it may be gone for good by then, which must not keep the rest from being recorded
 */
export async function closePullRequest(
  job: CloseJob,
  { store, clock }: Pick<ReviewDeps, 'store' | 'clock'>,
  telling: () => Promise<Telling>,
): Promise<void> {
  const ref: PullRequestRef = { tenant: job.tenant, repository: job.repository, number: job.number };
  const { reviews } = store;
  const [pullRequest, rows] = await Promise.all([reviews.pullRequest(ref), reviews.ofPullRequest(ref, LOOK_BACK)]);
  const why = `The pull request was ${job.state} before the review finished.`;
  await endUnfinished(rows, why, { store, clock });
  // One that Loom never saw has nothing to tidy up.
  if (pullRequest === null) return;
  await reviews.savePullRequest({ ...pullRequest, state: job.state });
  await endStopped({ ref, reviews: rows, commit: null, branch: pullRequest.source.branch, why }, await telling());
}
