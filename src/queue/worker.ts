import type { Logger } from '../telemetry';
import { backoffMs } from './backoff';
import type { Job, Queue } from './port';
import { type Handle, runJob, type RunningJob } from './run-job';
import { WakeUp } from './wake-up';

export interface WorkerOptions {
  readonly queue: Queue;
  /** Jobs at a time. */
  readonly concurrency: number;
  /** A worker that does not answer for this long is taken for gone. */
  readonly leaseMs: number;
  /** Does the work. The signal's reason says why to stop; what was done by then must be safe to do again. */
  readonly handle: Handle;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly logger: Logger;
  /** The longest that a job may run; then it is stopped and tried again later. */
  readonly timeoutMs?: number;
}

export interface Worker {
  /** Jobs that run at this moment. */
  running(): number;
  /** Takes no more; lets what runs end for `graceMs`, then stops it and puts it back. */
  stop(options: { readonly graceMs: number }): Promise<void>;
}

const SHORTEST_POLL_MS = 100;
const LONGEST_POLL_MS = 2_000;
/** How long a handler has to obey its signal. One that does not keeps its lease: nobody else may start while it still works. */
const OBEY_MS = 5_000;
/** Pushes come in bursts: running jobs look for newer ones at most this often. */
const CHECK_EVERY_MS = 200;

export function startWorker(options: WorkerOptions): Worker {
  const { queue, concurrency, leaseMs, random, logger } = options;
  const running = new Set<RunningJob>();
  const wakeUp = new WakeUp();
  let stopping = false;
  let checking: NodeJS.Timeout | null = null;

  function start(job: Job): void {
    const run = runJob(job, { ...options, timeoutMs: options.timeoutMs ?? null });
    running.add(run);
    void run.ended.then(() => {
      running.delete(run);
      wakeUp.call();
    });
  }

  async function takeAll(): Promise<boolean> {
    let took = false;
    while (!stopping && running.size < concurrency) {
      const job = await queue.take(leaseMs);
      if (!job) break;
      start(job);
      took = true;
    }
    return took;
  }

  async function work(): Promise<void> {
    let pollMs = SHORTEST_POLL_MS;
    let outages = 0;
    while (!stopping) {
      try {
        pollMs = (await takeAll()) ? SHORTEST_POLL_MS : Math.min(pollMs * 2, LONGEST_POLL_MS);
        outages = 0;
        await wakeUp.wait(pollMs);
      } catch (error) {
        outages += 1;
        logger.error({ error }, 'No job could be taken.');
        await wakeUp.wait(Math.min(backoffMs(outages, random()), LONGEST_POLL_MS * 5));
      }
    }
  }

  const forget = queue.onAdded(() => {
    wakeUp.call();
    checking ??= setTimeout(() => {
      checking = null;
      for (const run of running) void run.check();
    }, CHECK_EVERY_MS);
  });
  const worked = work();

  return {
    running: () => running.size,
    stop: async ({ graceMs }) => {
      stopping = true;
      forget();
      if (checking) clearTimeout(checking);
      wakeUp.call();
      await worked;
      if (await allEnded(running, graceMs)) return;
      for (const run of running) run.stop('shutdown');
      if (!(await allEnded(running, OBEY_MS))) {
        logger.warn({ jobs: running.size }, 'Jobs did not stop when told; they run again when their leases end.');
      }
    },
  };
}

async function allEnded(running: ReadonlySet<RunningJob>, withinMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  const ended = Promise.all([...running].map((run) => run.ended)).then(() => true);
  const inTime = await Promise.race([ended, late]);
  clearTimeout(timer);
  return inTime;
}
