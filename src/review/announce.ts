import type { PullRequestRef } from '../domain';
import {
  isFinal,
  type Outlets,
  pendingReport,
  pendingStatus,
  REPORT_BEGUN,
  type StatusPlace,
  unavailableReport,
  unavailableStatus,
} from './core';
import type { PublishedCommit } from '../store';
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
  outlets: Outlets,
  place: StatusPlace,
  deps: Announcing,
): Promise<boolean> {
  const { host, store, signal, logger } = deps;
  try {
    const published = await store.publications.commit(ref, commit);
    if (published !== null && isFinal(published)) return false;
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

/** Takes back what `announceStart` said where nothing final was said since, so that a review that broke down holds nobody up. */
export async function announceFailure(
  ref: PullRequestRef,
  commit: string,
  outlets: Outlets,
  place: StatusPlace,
  why: string,
  { host, store, signal, logger }: Announcing,
): Promise<void> {
  try {
    const published = await store.publications.commit(ref, commit);
    const { status, report } = openParts(published);
    await Promise.all([
      outlets.status && status ? host.setBuildStatus(ref, commit, unavailableStatus(place, why), { signal }) : null,
      outlets.report && report
        ? host.putReport(ref, commit, unavailableReport(place.number, place.link, why), null, false, { signal })
        : null,
    ]);
  } catch (error) {
    logger.debug({ error }, 'The failure of a review could not be announced.');
  }
}

/** What still says that a review is under way. */
function openParts(published: PublishedCommit | null): { readonly status: boolean; readonly report: boolean } {
  const reportHash = published?.reportHash ?? null;
  return { status: !published?.statusHash, report: reportHash === null || reportHash === REPORT_BEGUN };
}
