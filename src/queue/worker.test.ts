import { Failure, type FailureKind } from '../domain';
import type { Job, Queue } from './port';
import { deliveryOf, jobOf } from './testing/jobs';
import { type Signal, signal, untilAborted, WorkerWorld } from './testing/worker-world';

const NOTHING_LEFT = { waiting: 0, running: 0, dead: 0 };

let world: WorkerWorld;
beforeEach(async () => {
  world = await WorkerWorld.open();
});
afterEach(() => world.close());

function failing(kind: FailureKind, retryAfterMs?: number): () => Promise<void> {
  const details = { kind, what: 'It went wrong.', where: 'acme/app', next: 'Do this.' };
  return () => Promise.reject(new Failure(retryAfterMs === undefined ? details : { ...details, retryAfterMs }));
}

function arriving(started: Signal<Job>): (job: Job) => Promise<void> {
  return (job) => {
    started.arrive(job);
    return Promise.resolve();
  };
}

describe('worker', () => {
  it('does every job once, no more at a time than allowed', async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    world.start({
      concurrency: 3,
      handle: async (job) => {
        most = Math.max(most, (now += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        done.push(job.payload.number);
        now -= 1;
      },
    });
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(numbers.map((number) => world.queue.add(jobOf(number))));
    await world.settled(NOTHING_LEFT);
    expect(done.sort((a, b) => a - b)).toEqual(numbers);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('begins at once when a delivery brings a job', async () => {
    const started = signal<Job>();
    world.start({ handle: arriving(started) });
    // Long enough for the poller to have become slow.
    await new Promise((resolve) => setTimeout(resolve, 800));
    const before = Date.now();
    await world.queue.record(deliveryOf('d1'), jobOf(1));
    await started.arrived;
    expect(Date.now() - before).toBeLessThan(1_000);
  });

  it('stops a review when a newer push waits, and does the newer one', async () => {
    const started = signal<Job>();
    const newer = signal<Job>();
    const reasons: unknown[] = [];
    world.start({
      handle: async (job, aborted) => {
        if (job.payload.kind === 'review' && job.payload.headCommit === 'bbbbbbb') newer.arrive(job);
        else await untilAborted(started)(job, aborted).finally(() => reasons.push(aborted.reason));
      },
    });
    await world.queue.record(deliveryOf('d1'), jobOf(1, { headCommit: 'aaaaaaa', again: true }));
    await started.arrived;
    await world.queue.record(deliveryOf('d2'), jobOf(1, { headCommit: 'bbbbbbb' }));
    expect(await newer.arrived).toMatchObject({ attempt: 1, payload: { again: true } });
    expect(reasons).toMatchObject([{ kind: 'cancelled' }]);
    await world.settled(NOTHING_LEFT);
  });

  it('keeps the lease of a job that takes longer than it', async () => {
    const begun: number[] = [];
    const ended = signal<undefined>();
    const handle = async (job: Job): Promise<void> => {
      begun.push(job.attempt);
      await new Promise((resolve) => setTimeout(resolve, 1_600));
      ended.arrive(undefined);
    };
    await world.queue.add(jobOf(1));
    world.start({ leaseMs: 900, handle });
    world.start({ leaseMs: 900, handle });
    await ended.arrived;
    await world.settled(NOTHING_LEFT);
    expect(begun).toEqual([1]);
  });

  it('stops a job that somebody else took over, and leaves it alone', async () => {
    const started = signal<Job>();
    const stopped = signal<unknown>();
    const touched: string[] = [];
    const queue: Queue = {
      ...world.queue,
      extend: () => Promise.resolve('lost'),
      complete: () => Promise.resolve(void touched.push('complete')),
      fail: () => Promise.resolve(void touched.push('fail')),
      release: () => Promise.resolve(void touched.push('release')),
    };
    const worker = world.start({
      queue,
      leaseMs: 30,
      concurrency: 1,
      handle: (job, aborted) => untilAborted(started)(job, aborted).finally(() => stopped.arrive(aborted.reason)),
    });
    await world.queue.add(jobOf(1));
    expect(await stopped.arrived).toMatchObject({ kind: 'cancelled' });
    await worker.stop({ graceMs: 1_000 });
    expect(touched).toEqual([]);
  });

  it.each(['forbidden', 'gone', 'invalid', 'too-large', 'unauthenticated'] as const)(
    'lays a job aside that failed as %s, with the reason',
    async (kind) => {
      world.start({ handle: failing(kind) });
      await world.queue.add(jobOf(1));
      await world.settled({ waiting: 0, running: 0, dead: 1 });
      const [dead] = await world.queue.dead(1);
      expect(dead?.lastError).toBe(`${kind} · acme/app · It went wrong. · Do this.`);
    },
  );

  it('tries again when the host was away, not before the host asked for', async () => {
    const runAts: (number | null)[] = [];
    const queue: Queue = {
      ...world.queue,
      fail: (job, error, runAt) => {
        runAts.push(runAt);
        return world.queue.fail(job, error, runAt);
      },
    };
    world.start({ queue, clock: () => 1_000_000, handle: failing('rate-limited', 50_000) });
    await world.queue.add(jobOf(1));
    while (runAts.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(runAts[0]).toBe(1_050_000);
  });

  it('takes an error that is no Failure for a bug and keeps its words', async () => {
    world.start({ clock: () => 0, handle: () => Promise.reject(new TypeError('x is undefined')) });
    await world.queue.add(jobOf(1));
    await world.settled({ waiting: 0, running: 0, dead: 1 });
    const [dead] = await world.queue.dead(1);
    expect(dead).toMatchObject({ attempts: 3 });
    expect(dead?.lastError).toContain('TypeError: x is undefined');
  });

  it('stops a job that takes too long', async () => {
    const started = signal<Job>();
    world.start({ timeoutMs: 50, clock: () => 0, handle: untilAborted(started) });
    await world.queue.add(jobOf(1));
    await world.settled({ waiting: 0, running: 0, dead: 1 });
    expect((await world.queue.dead(1))[0]?.lastError).toContain('JOB_TIMEOUT_MS');
  });

  it('gives up on a job that ends its process every time', async () => {
    await world.queue.add(jobOf(1));
    for (let crash = 0; crash < 15; crash += 1) {
      await world.queue.take(-1);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const handle = jest.fn(() => Promise.resolve());
    world.start({ handle });
    await world.settled({ waiting: 0, running: 0, dead: 1 });
    expect(handle).not.toHaveBeenCalled();
    expect((await world.queue.dead(1))[0]?.lastError).toContain('begun 15 times');
  });

  it('goes on when the database was away', async () => {
    let outages = 2;
    const queue: Queue = {
      ...world.queue,
      take: (leaseMs) => (outages-- > 0 ? Promise.reject(new Error('away')) : world.queue.take(leaseMs)),
    };
    const started = signal<Job>();
    await world.queue.add(jobOf(1));
    world.start({ queue, handle: arriving(started) });
    await started.arrived;
    await world.settled(NOTHING_LEFT);
  });
});

describe('stopping a worker', () => {
  it('lets what runs end, and takes no more', async () => {
    const started = signal<Job>();
    const finish = signal<undefined>();
    const worker = world.start({
      concurrency: 1,
      handle: async (job) => {
        started.arrive(job);
        await finish.arrived;
      },
    });
    await world.queue.add(jobOf(1));
    await world.queue.add(jobOf(2));
    await started.arrived;
    const stopped = worker.stop({ graceMs: 10_000 });
    finish.arrive(undefined);
    await stopped;
    expect(worker.running()).toBe(0);
    expect(await world.queue.counts()).toEqual({ waiting: 1, running: 0, dead: 0 });
  });

  it('stops what does not end in time, and puts it back uncounted', async () => {
    const started = signal<Job>();
    const worker = world.start({ handle: untilAborted(started) });
    await world.queue.add(jobOf(1));
    await started.arrived;
    await worker.stop({ graceMs: 20 });
    expect(await world.queue.counts()).toEqual({ waiting: 1, running: 0, dead: 0 });
    expect((await world.queue.take(1_000))?.attempt).toBe(1);
  });

  it('ends soon when nothing runs', async () => {
    const before = Date.now();
    await world.start({ handle: () => Promise.resolve() }).stop({ graceMs: 60_000 });
    expect(Date.now() - before).toBeLessThan(5_000);
  });
});
