import { deliveryOf, jobOf, reviewOf } from './testing/jobs';
import { LEASE, onEveryDatabase, takeOne } from './testing/queue-contract';

onEveryDatabase('working', (world) => {
  it('gives the most urgent first, then the oldest', async () => {
    await world.queue.add(jobOf(1, {}, 20));
    world.now += 1;
    await world.queue.add(jobOf(2, {}, 10));
    world.now += 1;
    await world.queue.add(jobOf(3, {}, 10));
    await world.queue.add(jobOf(4, {}, 0));
    const order = [];
    for (let taken = 0; taken < 4; taken += 1) order.push((await takeOne(world.queue)).payload.number);
    expect(order).toEqual([4, 2, 3, 1]);
  });

  it('gives every job to one taker, however many ask', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => world.queue.add(jobOf(index))));
    const asked = Array.from({ length: 40 }, (_, index) => (index % 2 ? world.queue : world.other).take(LEASE));
    const numbers = (await Promise.all(asked)).flatMap((job) => job?.payload.number ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    // A taker may have passed over a row that another one looked at; nothing is left over in the end.
    for (let job = await world.queue.take(LEASE); job; job = await world.queue.take(LEASE))
      numbers.push(job.payload.number);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('runs one job of a key at a time; the running one is told', async () => {
    await world.queue.add(jobOf(1, { headCommit: 'aaaaaaa' }));
    const first = await takeOne(world.queue);
    expect(await world.queue.extend(first, LEASE)).toBe('held');
    await world.other.record(deliveryOf('d1'), jobOf(1, { headCommit: 'bbbbbbb' }));
    expect(await world.queue.take(LEASE)).toBeNull();
    expect(await world.queue.extend(first, LEASE)).toBe('superseded');
    await world.queue.complete(first);
    expect((await takeOne(world.other)).payload).toEqual(reviewOf(1, { headCommit: 'bbbbbbb' }));
  });

  it('does not stop one for another that asks for the same', async () => {
    await world.queue.record(deliveryOf('d1'), jobOf(1));
    const first = await takeOne(world.queue);
    await world.other.record(deliveryOf('d2'), jobOf(1));
    expect(await world.queue.extend(first, LEASE)).toBe('held');
    expect(await world.queue.take(LEASE)).toBeNull();
    await world.other.add(jobOf(1, { again: true }, 0));
    expect(await world.queue.extend(first, LEASE)).toBe('superseded');
  });

  it('holds a key while its job waits or runs, and no longer', async () => {
    const { key } = jobOf(1);
    expect(await world.queue.holds(key)).toBe(false);
    await world.queue.add(jobOf(1));
    expect(await world.other.holds(key)).toBe(true);
    expect(await world.other.holds(jobOf(2).key)).toBe(false);
    const job = await takeOne(world.queue);
    expect(await world.other.holds(key)).toBe(true);
    await world.queue.complete(job);
    expect(await world.queue.holds(key)).toBe(false);
    await world.queue.add(jobOf(1));
    await world.queue.fail(await takeOne(world.queue), 'no use', null);
    expect(await world.queue.holds(key)).toBe(false);
  });

  it('gives a job away when its lease ran out, and the old holder can do nothing', async () => {
    await world.queue.add(jobOf(1));
    const first = await takeOne(world.queue);
    world.now += LEASE - 1;
    expect(await world.other.take(LEASE)).toBeNull();
    expect(await world.queue.extend(first, LEASE)).toBe('held');
    world.now += LEASE + 1;
    const second = await takeOne(world.other);
    expect(second).toMatchObject({ id: first.id, attempt: 2 });
    expect(await world.queue.extend(first, LEASE)).toBe('lost');
    await world.queue.complete(first);
    await world.queue.fail(first, 'too late', null);
    await world.queue.release(first);
    expect(await world.other.extend(second, LEASE)).toBe('held');
    expect(await world.queue.counts()).toEqual({ waiting: 0, running: 1, dead: 0 });
  });

  it('lets the newer job do the work of one that was lost, failed or released', async () => {
    const ends = [
      () => Promise.resolve(void (world.now += LEASE + 1)),
      (job: Parameters<typeof world.queue.release>[0]) => world.queue.fail(job, 'no', world.now + 99_999),
      (job: Parameters<typeof world.queue.release>[0]) => world.queue.release(job),
    ];
    for (const end of ends) {
      await world.queue.add(jobOf(1, { headCommit: 'aaaaaaa', again: true }, 0));
      const old = await takeOne(world.queue);
      await world.queue.add(jobOf(1, { headCommit: 'bbbbbbb' }, 10));
      await world.queue.add(jobOf(2, {}, 5));
      await end(old);
      const next = await takeOne(world.other);
      expect(next).toMatchObject({ payload: reviewOf(1, { headCommit: 'bbbbbbb', again: true }), attempt: 1 });
      await world.other.complete(next);
      await world.other.complete(await takeOne(world.other));
      expect(await world.queue.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
    }
  });

  it('puts a failed job back for later, counting attempts', async () => {
    await world.queue.add(jobOf(1));
    await world.queue.fail(await takeOne(world.queue), 'host is away', world.now + 500);
    expect(await world.queue.take(LEASE)).toBeNull();
    world.now += 500;
    expect((await takeOne(world.queue)).attempt).toBe(2);
  });

  it('starts afresh and at once when a new push meets a job that waits for its next attempt', async () => {
    await world.queue.add(jobOf(1));
    await world.queue.fail(await takeOne(world.queue), 'host is away', world.now + 60_000);
    await world.queue.record(deliveryOf('d1'), jobOf(1, { headCommit: 'bbbbbbb' }));
    expect(await takeOne(world.queue)).toMatchObject({ attempt: 1, payload: { headCommit: 'bbbbbbb' } });
  });

  it('does not count an attempt that was released', async () => {
    await world.queue.add(jobOf(1));
    await world.queue.release(await takeOne(world.queue));
    expect((await takeOne(world.other)).attempt).toBe(1);
  });

  it('keeps dead jobs until a person retries them', async () => {
    await world.queue.add(jobOf(1));
    const job = await takeOne(world.queue);
    await world.queue.fail(job, 'access was withdrawn', null);
    const died = { id: job.id, key: job.key, payload: reviewOf(1), attempts: 1 };
    expect(await world.other.dead(10)).toEqual([{ ...died, lastError: 'access was withdrawn', diedAt: world.now }]);
    expect(await world.queue.take(LEASE)).toBeNull();
    expect(await world.other.retry(job.id)).toBe(true);
    expect(await world.other.retry(job.id)).toBe(false);
    expect(await world.queue.dead(10)).toEqual([]);
    expect(await takeOne(world.queue)).toMatchObject({ id: job.id, attempt: 1 });
  });

  it('lists the newest dead first, up to the limit', async () => {
    for (const number of [1, 2, 3]) {
      await world.queue.add(jobOf(number));
      await world.queue.fail(await takeOne(world.queue), 'no', null);
      world.now += 1;
    }
    expect((await world.queue.dead(2)).map(({ payload }) => payload.number)).toEqual([3, 2]);
  });

  it('retries a dead job by the newer one of its key, if that waits', async () => {
    await world.queue.add(jobOf(1, {}, 0));
    const job = await takeOne(world.queue);
    await world.queue.fail(job, 'no', null);
    await world.queue.add(jobOf(1, { headCommit: 'bbbbbbb' }));
    expect(await world.queue.retry(job.id)).toBe(true);
    expect(await world.queue.counts()).toEqual({ waiting: 1, running: 0, dead: 0 });
    expect((await takeOne(world.queue)).payload).toMatchObject({ headCommit: 'bbbbbbb' });
  });

  it.each(['0', '-1', '999999999999999999999', '1 OR 1=1', '', 'x'])('knows no dead job %j', async (id) => {
    expect(await world.queue.retry(id)).toBe(false);
  });
});
