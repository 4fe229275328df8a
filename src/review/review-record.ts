import { randomUUID } from 'node:crypto';
import type { PullRequestRef, PullRequestReview, ReviewProgress } from '../domain';
import type { ReviewDeps } from './review-deps';

/** The row of one run in the history, kept up to date for people who watch. */
export interface ReviewRecord {
  readonly id: string;
  readonly startedAt: number;
  /** Saved at most twice a second; a failure to save is logged and stops nothing. */
  progress(step: ReviewProgress['step'], detail: string): void;
  /** Tells the log for how many milliseconds tools were at work. */
  analysed(analysisMs: number): void;
  /** Adds what became known; saved when the promise resolves. */
  know(facts: Partial<PullRequestReview>): Promise<void>;
  /** The last word: saved when the promise resolves. */
  finish(facts: Partial<PullRequestReview> & Pick<PullRequestReview, 'state'>): Promise<void>;
}

const SAVE_EVERY_MS = 500;

export function openRecord(
  ref: PullRequestRef,
  { store, clock, logger, host }: Pick<ReviewDeps, 'store' | 'clock' | 'logger' | 'host'>,
): ReviewRecord {
  const callsBefore = host.calls();
  const startedAt = clock();
  let row: PullRequestReview = { ...emptyReview(ref, startedAt), id: randomUUID() };
  let saving: Promise<void> = Promise.resolve();
  let savedAt = Number.NEGATIVE_INFINITY;
  let analysisMs: number | null = null;
  const save = (): void => {
    savedAt = clock();
    const now = row;
    saving = saving
      .then(() => store.reviews.save(now))
      .catch((error: unknown) => {
        logger.warn({ error, review: now.id }, 'The progress of a review could not be saved.');
      });
  };
  save();
  return {
    id: row.id,
    startedAt,
    know(facts) {
      row = { ...row, ...facts };
      save();
      return saving;
    },
    progress(step, detail) {
      row = { ...row, progress: { step, detail } };
      if (clock() - savedAt >= SAVE_EVERY_MS) save();
    },
    analysed(milliseconds) {
      analysisMs = milliseconds;
    },
    async finish(facts) {
      row = { ...row, progress: null, finishedAt: clock(), calls: host.calls() - callsBefore, ...facts };
      await saving;
      await store.reviews.save(row);
      logger.info({ ...summaryOf(row), analysisMs }, 'A review ended.');
    },
  };
}

/** For the log: what was reviewed, how it ended, and how long it took. */
function summaryOf({ id, ref, state, verdict, gate, calls, startedAt, finishedAt }: PullRequestReview): object {
  const durationMs = finishedAt === null ? null : finishedAt - startedAt;
  return { review: id, ...ref, state, verdict, gate, calls, durationMs };
}

function emptyReview(ref: PullRequestRef, startedAt: number): Omit<PullRequestReview, 'id'> {
  return {
    ref,
    headCommit: null,
    baseCommit: null,
    destination: null,
    state: 'in_progress',
    reason: null,
    progress: { step: 'gathering', detail: '' },
    verdict: null,
    gate: null,
    gateReason: null,
    counts: null,
    tools: [],
    notices: [],
    calls: null,
    startedAt,
    finishedAt: null,
  };
}
