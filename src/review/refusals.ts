import type { Failure } from '../domain';

/** A part of the outcome that the host did not take. */
export interface Refusal {
  readonly part: 'report' | 'build status' | 'vote';
  readonly failure: Failure;
}

/**
 * What people are told about refusals. That Bitbucket has the commits of a fork only in the fork is nobody's mistake: one sentence,
 * and nothing to do.
 */
export function refusalSentences(refusals: readonly Refusal[], fork: boolean): readonly string[] {
  const ofFork = refusals.filter(({ failure }) => fork && failure.kind === 'gone');
  const parts = ofFork.map(({ part }) => part).join(' and no ');
  const others = refusals.filter((refusal) => !ofFork.includes(refusal));
  return [
    ...(ofFork.length > 0 ? [`The commit is in a fork, so Bitbucket takes no ${parts} for it here.`] : []),
    ...others.map(({ part, failure }) => `The ${part} could not be written: ${failure.message} ${failure.next}`),
  ];
}
