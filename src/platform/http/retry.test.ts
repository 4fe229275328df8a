import fc from 'fast-check';
import { type Outcome, retryDelay, type RetryQuestion } from './retry';

const question = (outcome: Outcome, more: Partial<RetryQuestion> = {}): RetryQuestion => ({
  outcome,
  repeatable: true,
  attempt: 1,
  waitLeftMs: 5_000,
  random: 0.5,
  ...more,
});
const status = (code: number, retryAfterMs: number | null = null): Outcome => ({
  kind: 'status',
  status: code,
  retryAfterMs,
});

describe('retryDelay', () => {
  it.each([500, 502, 503, 504, 555])('tries %d again when that is harmless', (code) => {
    expect(retryDelay(question(status(code)))).toBeGreaterThan(0);
    expect(retryDelay(question(status(code), { repeatable: false }))).toBeNull();
  });

  it.each([400, 401, 403, 404, 409, 410, 413, 501])('gives up on %d', (code) => {
    expect(retryDelay(question(status(code)))).toBeNull();
  });

  it('tries 555 once more only', () => {
    expect(retryDelay(question(status(555), { attempt: 2 }))).toBeNull();
  });

  it('repeats what may not be repeated only when it surely did not arrive', () => {
    expect(retryDelay(question({ kind: 'unknown' }, { repeatable: false }))).toBeNull();
    expect(retryDelay(question({ kind: 'not-sent' }, { repeatable: false }))).toBeGreaterThan(0);
    expect(retryDelay(question(status(429, 1_000), { repeatable: false }))).toBe(1_000);
  });

  it('gives up on a limit that says nothing, or asks for a long wait', () => {
    expect(retryDelay(question(status(429)))).toBeNull();
    expect(retryDelay(question(status(429, 60_000)))).toBeNull();
    expect(retryDelay(question(status(503, 60_000)))).toBeNull();
  });

  it('never waits longer than is left, never less than asked for, and ends', () => {
    const outcome = fc.oneof(
      fc.constantFrom<Outcome>({ kind: 'not-sent' }, { kind: 'unknown' }, { kind: 'final' }),
      fc
        .tuple(fc.integer({ min: 100, max: 599 }), fc.option(fc.nat(100_000), { nil: null }))
        .map(([code, after]) => status(code, after)),
    );
    fc.assert(
      fc.property(
        outcome,
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(10_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (result, repeatable, attempt, waitLeftMs, random) => {
          const wait = retryDelay({ outcome: result, repeatable, attempt, waitLeftMs, random });
          if (wait === null) return;
          expect(wait).toBeLessThanOrEqual(waitLeftMs);
          expect(attempt).toBeLessThan(3);
          if (result.kind === 'status') expect(wait).toBeGreaterThanOrEqual(result.retryAfterMs ?? 0);
        },
      ),
    );
  });
});
