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
  const refusals: Refusal[] = [];
  for (const step of reconcileOutcome(wanted, { ...hashes, vote })) {
    stopIfAborted(deps.signal);
    try {
      if (step.kind === 'put-report') {
        // Annotations may be there from now on, whatever happens: the next run replaces instead of adding.
        await deps.store.publications.saveCommit(ref, { commit, ...hashes, reportHash: REPORT_BEGUN });
        hashes.reportHash = REPORT_BEGUN;
      }
      await put(step, ref, commit, deps);
      if (step.kind === 'put-report') hashes.reportHash = step.hash;
      if (step.kind === 'set-status') hashes.statusHash = step.hash;
      if (step.kind === 'set-vote') await deps.store.publications.saveVote(ref, step.vote);
      else await deps.store.publications.saveCommit(ref, { commit, ...hashes });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      deps.logger.warn({ error, step: step.kind }, 'A part of the outcome was refused by the host.');
      refusals.push({ part: NAMES[step.kind], failure: error });
    }
  }
  return refusals;
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
