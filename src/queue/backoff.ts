import type { FailureKind } from '../domain';

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 10 * 60_000;
/** A host that asks for more is asked again by then. */
const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

/** Why an attempt failed; `timeout`: it took longer than a job may. */
export type FailureCause = FailureKind | 'timeout';

/** How often a job is tried that fails so; absent means that another try would end alike. */
const ATTEMPTS: Partial<Record<FailureCause, number>> = {
  unavailable: 15,
  'rate-limited': 15,
  conflict: 6,
  timeout: 3,
  bug: 3,
};

/** No failure is tried more often: a job beyond it has ended its process time and again. */
export const MOST_ATTEMPTS = 15;

/** What becomes of a job that failed. */
export type AfterFailure =
  { readonly kind: 'retry'; readonly delayMs: number } | { readonly kind: 'dead' } | { readonly kind: 'release' };

export interface FailedAttempt {
  readonly cause: FailureCause;
  /** From 1. */
  readonly attempt: number;
  /** What the host asked for, if it did. */
  readonly retryAfterMs: number | undefined;
  /** 0 to 1, by chance: jobs that failed together do not return together. */
  readonly jitter: number;
}

export function decideRetry({ cause, attempt, retryAfterMs, jitter }: FailedAttempt): AfterFailure {
  if (cause === 'cancelled') return { kind: 'release' };
  if (attempt >= (ATTEMPTS[cause] ?? 0)) return { kind: 'dead' };
  return { kind: 'retry', delayMs: backoffMs(attempt, jitter, retryAfterMs) };
}

/**
 * How long to wait after the given attempt: doubled each time, up to ten minutes, of which the jitter takes away up to half. Never
 * sooner than the host asked for, and then up to a tenth later.
 */
export function backoffMs(attempt: number, jitter: number, retryAfterMs = 0): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
  const asked = Math.min(Math.max(retryAfterMs, 0), LONGEST_RETRY_AFTER_MS);
  return Math.ceil(Math.max(delay * (0.5 + jitter / 2), asked + (asked * jitter) / 10));
}
