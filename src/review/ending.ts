import { Failure } from '../domain';
import type { ReviewDeps } from './review-deps';
import type { ReviewRecord } from './review-record';

/** A host that refuses or throttles us is not asked again, and a newer push says its own words. */
export function mayTell(error: unknown, { signal }: ReviewDeps): boolean {
  if (signal.aborted) return false;
  return !(error instanceof Failure && ['cancelled', 'unauthenticated', 'rate-limited'].includes(error.kind));
}

/** The row of a run that was stopped, or broke down. */
export async function recordFailure(error: unknown, record: ReviewRecord, deps: ReviewDeps): Promise<void> {
  const stopped = deps.signal.aborted || (error instanceof Failure && error.kind === 'cancelled');
  const reason = stopped ? 'It was stopped before it finished.' : sentence(error);
  if (!stopped) deps.logger.error({ error, review: record.id }, 'A review failed.');
  await finish(record, { state: stopped ? 'cancelled' : 'failed', reason }, deps);
}

/** The last word of a run, in the history and in the metrics. */
export async function finish(
  record: ReviewRecord,
  facts: Parameters<ReviewRecord['finish']>[0],
  { metrics, clock }: ReviewDeps,
): Promise<void> {
  await record.finish(facts);
  metrics.reviews.inc({ state: facts.state });
  metrics.reviewSeconds.observe((clock() - record.startedAt) / 1000);
}

/** What went wrong and what to do, for people. A fault of ours is not theirs to read. */
export function sentence(error: unknown): string {
  if (error instanceof Failure) return `${error.message} ${error.next}`;
  return 'Loom ran into a fault of its own. The log of the server has the details.';
}
