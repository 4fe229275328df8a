import { Failure, type PullRequestRef } from '../domain';
import type { OpenChange } from '../platform';
import type { RulesFile } from '../rules-file';
import { announceFailure } from './announce';
import { outletsOf } from './core';
import { sentence } from './ending';
import type { Gathered } from './gather';
import { reviewLink } from './outcome';
import type { ReviewDeps } from './review-deps';

/** What lies in the change itself, so that another try would end alike and only its people can mend it. */
const THEIRS: readonly Failure['kind'][] = ['too-large', 'invalid'];

/**
 * Opens the change; null when the pull request is closed. Where the change itself stands in the way, the pull request says so: its
 * author would wait for a review that never comes.
 * @param rules those in force until the ones of the repository can be read
 */
export async function openOrTell(
  ref: PullRequestRef,
  { pullRequest: { source }, open }: Gathered,
  rules: Pick<RulesFile, 'output'>,
  review: string,
  deps: ReviewDeps,
): Promise<OpenChange | null> {
  try {
    return (await open?.()) ?? null;
  } catch (error) {
    if (error instanceof Failure && THEIRS.includes(error.kind)) {
      const outlets = outletsOf(rules.output, deps.host.capabilities);
      const place = { number: ref.number, link: reviewLink(deps.baseUrl, review), branch: source.branch };
      await announceFailure(ref, source.commit, outlets, place, sentence(error), deps);
    }
    throw error;
  }
}
