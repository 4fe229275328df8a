import { type PullRequestRef, type PullRequestReview, sameCommit } from '../domain';
import { announceFailure } from './announce';
import { isFinal, type Outlets, type StatusPlace } from './core';
import { reviewLink } from './outcome';
import type { ReviewDeps } from './review-deps';

/** Stands for words that no later review counts on. */
const OVERTAKEN = 'overtaken';
const WHY = 'A newer push came in, which was reviewed instead.';

/**
 * Takes back what runs over older commits announced and never ended, because a newer push or the end of the process stopped them:
 * a commit that is "in progress" for ever holds up whoever waits for it. Each commit is told once. Never rejects.
 * @param reviews earlier runs of the pull request
 * @param commit the one that is reviewed now
 */
export async function endOvertaken(
  reviews: readonly PullRequestReview[],
  { ref, commit, outlets, branch }: OvertakingReview,
  deps: Pick<ReviewDeps, 'host' | 'store' | 'signal' | 'logger' | 'baseUrl'>,
): Promise<void> {
  const ended = new Set(reviews.filter(({ state }) => state === 'completed').map(({ headCommit }) => headCommit));
  const overtaken = new Map<string, PullRequestReview>();
  for (const review of reviews) {
    const { headCommit, state } = review;
    if (headCommit === null || sameCommit(headCommit, commit) || state === 'skipped' || ended.has(headCommit)) continue;
    if (!overtaken.has(headCommit)) overtaken.set(headCommit, review);
  }
  for (const [older, { id }] of overtaken) {
    const place: StatusPlace = { number: ref.number, link: reviewLink(deps.baseUrl, id), branch };
    try {
      const { publications } = deps.store;
      const published = await publications.commit(ref, older);
      if (published !== null && isFinal(published)) continue;
      await announceFailure(ref, older, outlets, place, WHY, deps);
      await publications.saveCommit(ref, { commit: older, reportHash: OVERTAKEN, statusHash: OVERTAKEN });
    } catch (error) {
      deps.logger.debug({ error }, 'An overtaken review could not be taken back.');
    }
  }
}

interface OvertakingReview {
  readonly ref: PullRequestRef;
  readonly commit: string;
  readonly outlets: Outlets;
  readonly branch: string | null;
}
