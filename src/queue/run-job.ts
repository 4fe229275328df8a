import { setMaxListeners } from 'node:events';
import { Failure } from '../domain';
import type { Logger } from '../telemetry';
import { decideRetry, MOST_ATTEMPTS } from './backoff';
import type { Job, Queue } from './port';

export type Handle = (job: Job, signal: AbortSignal) => Promise<void>;

export interface JobTools {
  readonly queue: Queue;
  readonly handle: Handle;
  readonly leaseMs: number;
  /** The longest that a job may run; then it is stopped and tried again later. */
  readonly timeoutMs: number | null;
  readonly clock: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly logger: Logger;
}

/** Why a job is stopped from outside. */
export type Stop = 'superseded' | 'lost' | 'timeout' | 'shutdown';

const STOPS: Readonly<Record<Stop, Failure>> = {
  superseded: stopped('cancelled', 'A newer push made this review pointless.', 'The newer one is reviewed next.'),
  lost: stopped('cancelled', 'Another worker took this job over.', 'Let it; check the load if this happens often.'),
  timeout: stopped('unavailable', 'The job took longer than JOB_TIMEOUT_MS.', 'Raise JOB_TIMEOUT_MS if it does again.'),
  shutdown: stopped('cancelled', 'The server shuts down.', 'The job runs again at the next start.'),
};

/** A job under way. */
export interface RunningJob {
  /** Looks after the lease at once, and stops the job when a newer one waits. */
  check(): Promise<void>;
  stop(why: Stop): void;
  /** Resolves when the job has ended and the queue knows; never rejects. */
  readonly ended: Promise<void>;
}

export function runJob(job: Job, tools: JobTools): RunningJob {
  const { clock, leaseMs, queue } = tools;
  const logger = tools.logger.child({ job: job.id, key: job.key, attempt: job.attempt });
  const controller = new AbortController();
  // A review sends many requests at once, and each of them listens: that is no leak.
  setMaxListeners(0, controller.signal);
  let stop: Stop | null = null;
  let heldUntil = clock() + leaseMs;

  function stopFor(why: Stop): void {
    // Whoever lost the job must not touch it any more, whatever else was asked before.
    if (stop === null || why === 'lost') stop = why;
    controller.abort(STOPS[why]);
  }

  async function check(): Promise<void> {
    try {
      const answer = await queue.extend(job, leaseMs);
      if (answer !== 'lost') heldUntil = clock() + leaseMs;
      if (answer !== 'held') stopFor(answer);
    } catch (error) {
      logger.warn({ error }, 'The lease of a job could not be prolonged.');
      if (clock() >= heldUntil) stopFor('lost');
    }
  }

  const heart = setInterval(() => void check(), Math.max(1, Math.floor(leaseMs / 3)));
  // A handler that ignores its signal must not keep a process alive that is about to end.
  heart.unref();
  const limit = tools.timeoutMs === null ? null : setTimeout(() => stopFor('timeout'), tools.timeoutMs);
  const ended = attempted(job, tools.handle, controller.signal)
    .then((error) => settle(job, error, stop, tools, logger))
    .catch((error: unknown) => {
      // The lease runs out and the job runs again: late, but not lost.
      logger.error({ error }, 'The end of a job could not be written down; it will run again.');
    })
    .finally(() => {
      clearInterval(heart);
      if (limit) clearTimeout(limit);
    });
  return { check, stop: stopFor, ended };
}

/** What the handler threw, or null. */
async function attempted(job: Job, handle: Handle, signal: AbortSignal): Promise<Failure | null> {
  if (job.attempt > MOST_ATTEMPTS) return endsItsProcess(job);
  try {
    await handle(job, signal);
    return null;
  } catch (error) {
    return error instanceof Failure ? error : unexpected(error);
  }
}

async function settle(
  job: Job,
  error: Failure | null,
  stop: Stop | null,
  { clock, queue, random }: JobTools,
  logger: Logger,
): Promise<void> {
  if (stop === 'lost') {
    logger.warn({}, 'A job was taken over by another worker.');
    return;
  }
  if (error === null) {
    await queue.complete(job);
    return;
  }
  if (stop === 'superseded' || stop === 'shutdown') {
    await queue.release(job);
    return;
  }
  const failure = stop === 'timeout' ? STOPS.timeout : error;
  const cause = stop === 'timeout' ? stop : failure.kind;
  const { retryAfterMs } = failure;
  const after = decideRetry({ cause, attempt: job.attempt, retryAfterMs, jitter: random() });
  if (after.kind === 'release') {
    await queue.release(job);
    return;
  }
  const dead = after.kind === 'dead';
  const text = [cause, failure.where, failure.message, failure.next].filter(Boolean).join(' · ');
  await queue.fail(job, text, after.kind === 'dead' ? null : clock() + after.delayMs);
  if (dead) logger.error({ error: failure }, 'A job failed for good; `loom reviews retry` runs it again.');
  else logger.warn({ error: failure, delayMs: after.delayMs }, 'A job failed and will be tried again.');
}

function stopped(kind: 'cancelled' | 'unavailable', what: string, next: string): Failure {
  return new Failure({ kind, what, next });
}

function unexpected(error: unknown): Failure {
  return new Failure({
    kind: 'bug',
    what: error instanceof Error ? `${error.name}: ${error.message}` : 'Something that is no error was thrown.',
    next: 'Report this with the log of the server.',
    cause: error,
  });
}

function endsItsProcess(job: Job): Failure {
  return new Failure({
    kind: 'invalid',
    what: `The job was begun ${job.attempt - 1} times and its worker never came to an end with it.`,
    next: 'Look for crashes and for memory limits in the log of the server, then retry it.',
  });
}
