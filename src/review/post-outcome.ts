import { Failure, type PullRequestRef } from '../domain';
import { type OutcomeStep, reconcileOutcome, REPORT_BEGUN, type WantedOutcome } from './core';
import type { Refusal } from './refusals';
import type { ReviewDeps } from './review-deps';
import { stopIfAborted } from './stop';

type Posting = Pick<ReviewDeps, 'host' | 'store' | 'signal' | 'logger'>;

/**
 * Makes report, status and vote of a commit what they should be. What the host refuses for good (a fork's commit that it does not
 * show us, a right that is missing) is returned and fails nothing.
 */
export async function postOutcome(
  wanted: WantedOutcome,
  ref: PullRequestRef,
  commit: string,
  deps: Posting,
): Promise<readonly Refusal[]> {
  const [published, vote] = await Promise.all([
    deps.store.publications.commit(ref, commit),
    deps.store.publications.vote(ref),
  ]);
  const hashes = { reportHash: published?.reportHash ?? null, statusHash: published?.statusHash ?? null };
  let saved: Promise<void> = Promise.resolve();
  // One row after the other: of two that are saved at once the older might stay.
  const save = (part: Partial<typeof hashes>): Promise<void> => {
    const row = { commit, ...Object.assign(hashes, part) };
    saved = saved.catch(() => undefined).then(() => deps.store.publications.saveCommit(ref, row));
    return saved;
  };
  const take = async (step: OutcomeStep): Promise<void> => {
    // Annotations may be there from now on, whatever happens: the next run replaces instead of adding.
    if (step.kind === 'put-report') await save({ reportHash: REPORT_BEGUN });
    await put(step, ref, commit, deps);
    if (step.kind === 'put-report') await save({ reportHash: step.hash });
    if (step.kind === 'set-status') await save({ statusHash: step.hash });
    if (step.kind === 'set-vote') await deps.store.publications.saveVote(ref, step.vote);
  };
  const steps = reconcileOutcome(wanted, { ...hashes, vote });
  stopIfAborted(deps.signal);
  // None of them needs another; what is under way is waited for, so that no answer is lost.
  const ends = await Promise.allSettled(steps.map(take));
  return ends.flatMap((end, at) => {
    if (end.status === 'fulfilled') return [];
    const { kind } = steps[at]!;
    if (!isRefusal(end.reason)) throw end.reason;
    deps.logger.warn({ error: end.reason, step: kind }, 'A part of the outcome was refused by the host.');
    return [{ part: NAMES[kind], failure: end.reason }];
  });
}

const NAMES = { 'put-report': 'report', 'set-status': 'build status', 'set-vote': 'vote' } as const;

async function put(step: OutcomeStep, ref: PullRequestRef, commit: string, { host, signal }: Posting): Promise<void> {
  switch (step.kind) {
    case 'put-report':
      return host.putReport(ref, commit, step.report, step.annotations, step.replace, { signal });
    case 'set-status':
      return host.setBuildStatus(ref, commit, step.status, { signal });
    case 'set-vote':
      return host.setVote(ref, step.vote, step.previous, { signal });
  }
}

function isRefusal(error: unknown): error is Failure {
  return error instanceof Failure && ['forbidden', 'gone', 'invalid', 'conflict', 'too-large'].includes(error.kind);
}
