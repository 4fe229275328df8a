import fc from 'fast-check';
import { backoffMs, decideRetry, type FailureCause, MOST_ATTEMPTS } from './backoff';

const attempts = fc.integer({ min: 1, max: 10_000 });
const jitters = fc.double({ min: 0, max: 1, noNaN: true });
const asked = fc.integer({ min: 0, max: 10 * 60 * 60_000 });
const HOUR = 60 * 60_000;

describe('backoffMs', () => {
  it('never shrinks from one attempt to the next', () => {
    fc.assert(
      fc.property(attempts, jitters, asked, (attempt, jitter, retryAfterMs) => {
        const now = backoffMs(attempt, jitter, retryAfterMs);
        expect(backoffMs(attempt + 1, jitter, retryAfterMs)).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  it('is bounded, above and below', () => {
    fc.assert(
      fc.property(attempts, jitters, asked, (attempt, jitter, retryAfterMs) => {
        const delay = backoffMs(attempt, jitter, retryAfterMs);
        expect(delay).toBeGreaterThanOrEqual(1_000);
        expect(delay).toBeLessThanOrEqual(66 * 60_000);
        expect(backoffMs(attempt, jitter)).toBeLessThanOrEqual(10 * 60_000);
        expect(Number.isInteger(delay)).toBe(true);
      }),
    );
  });

  it('waits at least as long as the host asked for, up to an hour', () => {
    fc.assert(
      fc.property(attempts, jitters, asked, (attempt, jitter, retryAfterMs) => {
        expect(backoffMs(attempt, jitter, retryAfterMs)).toBeGreaterThanOrEqual(Math.min(retryAfterMs, HOUR));
      }),
    );
  });

  it('doubles', () => {
    expect([1, 2, 3, 4, 9, 10, 11].map((attempt) => backoffMs(attempt, 1))).toEqual([
      2_000, 4_000, 8_000, 16_000, 512_000, 600_000, 600_000,
    ]);
    expect(backoffMs(1, 0)).toBe(1_000);
    expect(backoffMs(1, 0, -5)).toBe(1_000);
  });
});

describe('decideRetry', () => {
  const decide = (cause: FailureCause, attempt: number) =>
    decideRetry({ cause, attempt, retryAfterMs: undefined, jitter: 0.5 }).kind;

  it.each(['unavailable', 'rate-limited', 'conflict', 'timeout', 'bug'] as const)(
    'tries %s again, but not for ever',
    (kind) => {
      const decisions = Array.from({ length: MOST_ATTEMPTS }, (_, index) => decide(kind, index + 1));
      const tries = decisions.indexOf('dead');
      expect(tries).toBeGreaterThan(0);
      expect(decisions.slice(0, tries).every((decision) => decision === 'retry')).toBe(true);
      expect(decisions.slice(tries).every((decision) => decision === 'dead')).toBe(true);
    },
  );

  it.each(['unauthenticated', 'forbidden', 'gone', 'invalid', 'too-large'] as const)('gives up on %s', (kind) => {
    expect(decide(kind, 1)).toBe('dead');
  });

  it('releases what was cancelled, at whatever attempt', () => {
    expect(decide('cancelled', 1)).toBe('release');
    expect(decide('cancelled', 99)).toBe('release');
  });

  it('honours what the host asked for', () => {
    const attempt = { cause: 'rate-limited', attempt: 1, retryAfterMs: 90_000, jitter: 0 } as const;
    expect(decideRetry(attempt)).toEqual({ kind: 'retry', delayMs: 90_000 });
  });
});
