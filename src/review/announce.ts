import type { PullRequestRef } from '../domain';
import {
  afterStart,
  afterTakingBack,
  announcedParts,
  isFinal,
  type OutcomeParts,
  pendingReport,
  pendingStatus,
  type StatusPlace,
  unavailableReport,
  unavailableStatus,
} from './core';
import type { ReviewDeps } from './review-deps';

type Announcing = Pick<ReviewDeps, 'host' | 'store' | 'signal' | 'logger'>;

/**
 * Says that a review is under way, unless a result stands on the commit already. Never rejects: the final words come anyway, and
 * they tell what is wrong.
 * @returns whether something was said
 */
export async function announceStart(
  ref: PullRequestRef,
  commit: string,
  outlets: OutcomeParts,
  place: StatusPlace,
  deps: Announcing,
): Promise<boolean> {
  const { host, store, signal, logger } = deps;
  try {
    const published = await store.publications.commit(ref, commit);
    if (published !== null && isFinal(published)) return false;
    // Written down first: what stops the review must be able to take it back.
    const carried = published ?? { reportHash: null, statusHash: null };
    await store.publications.saveCommit(ref, { commit, ...afterStart(carried, outlets) });
    await Promise.all([
      outlets.status ? host.setBuildStatus(ref, commit, pendingStatus(place), { signal }) : null,
      outlets.report
        ? host.putReport(ref, commit, pendingReport(place.number, place.link), null, false, { signal })
        : null,
    ]);
  } catch (error) {
    logger.debug({ error }, 'The start of a review could not be announced.');
  }
  return true;
}

/** Says that a commit cannot be reviewed, and why, unless a result stands on it. Never rejects. */
export async function announceFailure(
  ref: PullRequestRef,
  commit: string,
  outlets: OutcomeParts,
  place: StatusPlace,
  why: string,
  deps: Announcing,
): Promise<void> {
  try {
    const published = await deps.store.publications.commit(ref, commit);
    if (published === null || !isFinal(published)) await say(ref, commit, outlets, place, why, deps);
  } catch (error) {
    deps.logger.debug({ error }, 'The failure of a review could not be announced.');
  }
}

/**
 * Takes back what `announceStart` said where nothing final was said since, so that a review that broke down holds nobody up.
 * Never rejects.
 */
export async function takeBack(
  ref: PullRequestRef,
  commit: string,
  place: StatusPlace,
  why: string,
  deps: Announcing,
): Promise<void> {
  const { publications } = deps.store;
  try {
    const published = await publications.commit(ref, commit);
    if (published === null) return;
    const parts = announcedParts(published);
    if (!parts.report && !parts.status) return;
    await say(ref, commit, parts, place, why, deps);
    await publications.saveCommit(ref, { commit, ...afterTakingBack(published) });
  } catch (error) {
    deps.logger.debug({ error }, 'The start of a review could not be taken back.');
  }
}

async function say(
  ref: PullRequestRef,
  commit: string,
  { report, status }: OutcomeParts,
  place: StatusPlace,
  why: string,
  { host, signal }: Announcing,
): Promise<void> {
  await Promise.all([
    status ? host.setBuildStatus(ref, commit, unavailableStatus(place, why), { signal }) : null,
    report
      ? host.putReport(ref, commit, unavailableReport(place.number, place.link, why), null, false, { signal })
      : null,
  ]);
}
