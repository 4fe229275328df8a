import { createRateBudget, type RateBudgetOptions } from './rate-budget';

const never = new AbortController().signal;
const budgetAt = (clock: { now: number }, options: Partial<RateBudgetOptions> = {}) =>
  createRateBudget({
    limit: 100,
    maxInFlight: 2,
    maxReadsInFlight: 2,
    maxWaitMs: 50,
    ...options,
    now: () => clock.now,
  });

describe('createRateBudget', () => {
  it('serves persons before reviews before the background', async () => {
    const budget = budgetAt({ now: 0 }, { maxInFlight: 1 });
    const first = await budget.acquire('read', 'background', never);
    const order: string[] = [];
    const run = async (urgency: 'person' | 'review' | 'background'): Promise<void> => {
      const release = await budget.acquire('read', urgency, never);
      order.push(urgency);
      release();
    };
    const runs = [run('background'), run('review'), run('person')];
    first();
    await Promise.all(runs);
    expect(order).toEqual(['person', 'review', 'background']);
  });

  it('runs no more than allowed at the same time', async () => {
    const budget = budgetAt({ now: 0 });
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const release = await budget.acquire('read', 'review', never);
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        release();
        release();
      }),
    );
    expect(most).toBe(2);
  });

  it('lets writes go beside reads that have to wait for each other', async () => {
    const budget = budgetAt({ now: 0 }, { maxInFlight: 3, maxReadsInFlight: 1 });
    const reading = await budget.acquire('read', 'person', never);
    const order: string[] = [];
    const ask = async (kind: 'read' | 'write'): Promise<() => void> => {
      const release = await budget.acquire(kind, kind === 'read' ? 'person' : 'background', never);
      order.push(kind);
      return release;
    };
    const waiting = [ask('read'), ask('write'), ask('write'), ask('write')];
    await new Promise(setImmediate);
    expect(order).toEqual(['write', 'write']);
    reading();
    (await waiting[0]!)();
    for (const each of waiting) (await each)();
    expect(order).toEqual(['write', 'write', 'read', 'write']);
  });

  it('keeps the last part of the budget for persons', async () => {
    const clock = { now: 0 };
    const budget = budgetAt(clock, { limit: 10 });
    const spend = async (urgency: 'person' | 'review' | 'background'): Promise<void> =>
      (await budget.acquire('read', urgency, never))();
    for (let sent = 0; sent < 8; sent += 1) await spend('background');
    await expect(spend('background')).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 3_600_000 });
    await spend('review');
    await expect(spend('review')).rejects.toMatchObject({ kind: 'rate-limited' });
    await spend('person');
    await expect(spend('person')).rejects.toMatchObject({ kind: 'rate-limited' });
    clock.now = 3_600_000;
    await spend('background');
  });

  it('waits when the wait is short', async () => {
    const budget = createRateBudget({ limit: 100, maxInFlight: 2, maxReadsInFlight: 2, maxWaitMs: 1_000 });
    budget.closeFor(40);
    const start = Date.now();
    (await budget.acquire('read', 'review', never))();
    expect(Date.now() - start).toBeGreaterThanOrEqual(38);
  });

  it('sends nothing while the host has closed it', async () => {
    const clock = { now: 0 };
    const budget = budgetAt(clock);
    budget.closeFor(60_000);
    await expect(budget.acquire('read', 'person', never)).rejects.toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 60_000,
    });
    clock.now = 60_000;
    (await budget.acquire('read', 'person', never))();
  });

  it('lets a caller leave the queue', async () => {
    const budget = budgetAt({ now: 0 }, { maxInFlight: 1 });
    const release = await budget.acquire('read', 'review', never);
    const leaving = new AbortController();
    const left = budget.acquire('read', 'person', leaving.signal);
    const stays = budget.acquire('read', 'review', never);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'cancelled' });
    release();
    (await stays)();
    await expect(budget.acquire('read', 'review', AbortSignal.abort())).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('tells whether it remembers anything', async () => {
    const clock = { now: 0 };
    const budget = budgetAt(clock);
    expect(budget.inUse()).toBe(false);
    (await budget.acquire('read', 'review', never))();
    expect(budget.inUse()).toBe(true);
    clock.now = 3_600_001;
    expect(budget.inUse()).toBe(false);
  });
});
