import { deliveryOf, jobOf, reviewOf } from './testing/jobs';
import { LEASE, onEveryDatabase, takeOne } from './testing/queue-contract';

onEveryDatabase('recording', (world) => {
  it('keeps a delivery and its job, and knows the delivery again', async () => {
    expect(await world.queue.record(deliveryOf('d1'), jobOf(1))).toBe('recorded');
    expect(await world.other.record(deliveryOf('d1'), jobOf(2))).toBe('duplicate');
    expect(await world.queue.counts()).toEqual({ waiting: 1, running: 0, dead: 0 });
    const job = await takeOne(world.other);
    expect(job).toMatchObject({ key: 'review:t1:{r1}:1', payload: reviewOf(1), attempt: 1 });
  });

  it('tells the tenants apart', async () => {
    expect(await world.queue.record(deliveryOf('d1', 't1'), null)).toBe('recorded');
    expect(await world.queue.record(deliveryOf('d1', 't2'), null)).toBe('recorded');
    expect(await world.queue.record(deliveryOf('d1', 't2'), null)).toBe('duplicate');
    expect(await world.queue.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
  });

  it('answers each of many at once, duplicates among them, for itself', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `d${index % 100}`);
    const answers = await Promise.all(
      ids.map((id, index) => (index % 2 ? world.queue : world.other).record(deliveryOf(id), jobOf(index % 7))),
    );
    expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(100);
    expect(await world.queue.counts()).toEqual({ waiting: 7, running: 0, dead: 0 });
  });

  it('replaces the waiting job of the key: newest payload, most urgent priority, `again` if either had it', async () => {
    await world.queue.record(deliveryOf('d1'), jobOf(1, { headCommit: 'aaaaaaa', again: true }, 0));
    await world.queue.record(deliveryOf('d2'), jobOf(1, { headCommit: 'bbbbbbb' }, 10));
    await world.queue.record(deliveryOf('d3'), jobOf(2, {}, 5));
    expect((await takeOne(world.queue)).payload).toEqual(reviewOf(1, { headCommit: 'bbbbbbb', again: true }));
    expect((await takeOne(world.queue)).payload).toEqual(reviewOf(2));
    expect(await world.queue.take(LEASE)).toBeNull();
  });

  it('does the same for a job that a person adds', async () => {
    await world.queue.record(deliveryOf('d1'), jobOf(1, { headCommit: 'aaaaaaa' }));
    await world.queue.add(jobOf(2, {}, 5));
    await world.queue.add(jobOf(1, { headCommit: null, again: true }, 0));
    expect((await takeOne(world.queue)).payload).toEqual(reviewOf(1, { headCommit: null, again: true }));
  });

  it('lets a closed pull request replace its waiting review', async () => {
    await world.queue.record(deliveryOf('d1'), jobOf(1, { again: true }));
    const payload = { kind: 'close', tenant: 't1', repository: '{r1}', number: 1, state: 'merged' } as const;
    await world.queue.record(deliveryOf('d2'), { key: jobOf(1).key, payload, priority: 10 });
    expect((await takeOne(world.queue)).payload).toEqual(payload);
    expect(await world.queue.take(LEASE)).toBeNull();
  });

  it('is not confused by what people write', async () => {
    const branch = `'"; DROP TABLE jobs; -- \\ $1 ?1 \u0000 \u{1F980} </script>\n`;
    const payload = { headCommit: null, source: { branch, commit: 'aaaaaaa', repository: null } };
    await world.queue.record(deliveryOf(`'"$1\u{1F980}`), jobOf(1, payload));
    expect(await world.queue.record(deliveryOf(`'"$1\u{1F980}`), null)).toBe('duplicate');
    expect((await takeOne(world.queue)).payload).toEqual(reviewOf(1, payload));
  });

  it('calls listeners when a job came, until they stop', async () => {
    const heard = jest.fn();
    const stop = world.queue.onAdded(heard);
    await world.queue.record(deliveryOf('d1'), null);
    expect(heard).not.toHaveBeenCalled();
    await world.queue.record(deliveryOf('d2'), jobOf(1));
    const calls = heard.mock.calls.length;
    expect(calls).toBeGreaterThan(0);
    stop();
    await world.queue.record(deliveryOf('d3'), jobOf(1));
    expect(heard).toHaveBeenCalledTimes(calls);
  });

  it('forgets old deliveries only', async () => {
    await world.queue.record(deliveryOf('old'), null);
    world.now += 1_000;
    await world.queue.record(deliveryOf('young'), null);
    expect(await world.queue.forgetDeliveries(world.now)).toBe(1);
    expect(await world.queue.record(deliveryOf('young'), null)).toBe('duplicate');
    expect(await world.queue.record(deliveryOf('old'), null)).toBe('recorded');
  });
});
