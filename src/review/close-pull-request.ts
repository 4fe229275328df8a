import type { PullRequestRef } from '../domain';
import type { CloseJob } from '../queue';
import { endUnfinished } from './end-unfinished';
import type { ReviewDeps } from './review-deps';

const LOOK_BACK = 20;

/** Records that a pull request was merged or declined, and that nothing reviews it any more. Nothing is written to the host. */
export async function closePullRequest(job: CloseJob, deps: Pick<ReviewDeps, 'store' | 'clock'>): Promise<void> {
  const ref: PullRequestRef = { tenant: job.tenant, repository: job.repository, number: job.number };
  const { reviews } = deps.store;
  const [pullRequest, rows] = await Promise.all([reviews.pullRequest(ref), reviews.ofPullRequest(ref, LOOK_BACK)]);
  await endUnfinished(rows, `The pull request was ${job.state} before the review finished.`, deps);
  // One that Loom never saw has nothing to tidy up.
  if (pullRequest !== null) await reviews.savePullRequest({ ...pullRequest, state: job.state });
}
