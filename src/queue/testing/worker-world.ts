import { sqliteDatabase, type TestDatabase } from '../../store/testing/databases';
import { SILENT } from '../../telemetry';
import { openQueue } from '../open-queue';
import type { Job, Queue } from '../port';
import { startWorker, type Worker, type WorkerOptions } from '../worker';

/** Something that a test waits for, with whatever it brings. */
export interface Signal<Value> {
  readonly arrived: Promise<Value>;
  arrive(value: Value): void;
}

export function signal<Value>(): Signal<Value> {
  let arrive: (value: Value) => void = () => undefined;
  const arrived = new Promise<Value>((resolve) => {
    arrive = resolve;
  });
  return { arrived, arrive };
}

/** A handler that runs until its signal aborts, and then throws the reason as handlers do. */
export function untilAborted(started: Signal<Job>): (job: Job, aborted: AbortSignal) => Promise<void> {
  return (job, aborted) =>
    new Promise((_resolve, reject) => {
      aborted.addEventListener('abort', () => reject(aborted.reason as Error));
      started.arrive(job);
    });
}

/** A queue in SQLite with workers on it; `close` ends them all. */
export class WorkerWorld {
  private readonly workers: Worker[] = [];
  private constructor(
    private readonly database: TestDatabase,
    readonly queue: Queue,
  ) {}

  static async open(): Promise<WorkerWorld> {
    const database = await sqliteDatabase();
    return new WorkerWorld(database, await openQueue(database.url));
  }

  start(change: Pick<WorkerOptions, 'handle'> & Partial<WorkerOptions>): Worker {
    const worker = startWorker({
      queue: this.queue,
      concurrency: 2,
      leaseMs: 30_000,
      clock: Date.now,
      random: () => 0,
      logger: SILENT,
      ...change,
    });
    this.workers.push(worker);
    return worker;
  }

  /** Resolves when the queue has come to hold as many jobs of each state. */
  async settled(counts: { waiting: number; running: number; dead: number }): Promise<void> {
    const wanted = JSON.stringify(counts);
    while (JSON.stringify(await this.queue.counts()) !== wanted)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop({ graceMs: 0 })));
    await this.queue.close();
    await this.database.drop();
  }
}
