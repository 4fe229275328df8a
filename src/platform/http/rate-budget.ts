import { cancelled, Failure } from '../../domain';
import type { Urgency } from '../host';
import { createRateWindow } from './rate-window';

export type RequestKind = 'read' | 'write';

export interface RateBudgetOptions {
  /** Requests that the host grants in one window of time. */
  readonly limit: number;
  /** By default an hour. */
  readonly windowMs?: number;
  readonly maxInFlight: number;
  /** How many of those in flight may be reads. */
  readonly maxReadsInFlight: number;
  /** A longer wait for the budget rejects at once, so that the work can be put aside. */
  readonly maxWaitMs: number;
  readonly now?: () => number;
}

/** What one identity may send, shared by all its callers in this process. */
export interface RateBudget {
  /**
   * Waits for its turn, the most urgent first, and gives the function that ends it.
   * @throws Failure `rate-limited` when the turn is too far away, `cancelled` when the signal is aborted first
   */
  acquire(kind: RequestKind, urgency: Urgency, signal: AbortSignal): Promise<() => void>;
  /** The host said that the limit is reached: nothing is sent for this long. */
  closeFor(milliseconds: number): void;
  /** True when forgetting this budget would forget something. */
  inUse(): boolean;
}

interface Waiter {
  readonly kind: RequestKind;
  readonly urgency: Urgency;
  readonly grant: (release: () => void) => void;
  readonly refuse: (failure: Failure) => void;
}

/** Most urgent first; each keeps a tenth of the budget back from those after it. */
const ORDER: readonly Urgency[] = ['person', 'review', 'background'];
const RESERVE = 0.1;

export function createRateBudget(options: RateBudgetOptions): RateBudget {
  const now = options.now ?? Date.now;
  const window = createRateWindow(options.windowMs);
  let waiting: readonly Waiter[] = [];
  const inFlight = { read: 0, write: 0 };
  let closedUntil = 0;
  let timer: NodeJS.Timeout | null = null;

  function waitFor(urgency: Urgency): number {
    const limit = limitOf(urgency, options.limit);
    return Math.max(closedUntil - now(), window.waitFor(limit, now()));
  }

  function hasRoom(kind: RequestKind): boolean {
    return (
      inFlight.read + inFlight.write < options.maxInFlight &&
      (kind === 'write' || inFlight.read < options.maxReadsInFlight)
    );
  }

  /** Serves as many as may go now, and comes back when the next one may. */
  function serve(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    for (;;) {
      const next = firstOf(waiting.filter(({ kind }) => hasRoom(kind)));
      if (!next) return;
      const wait = waitFor(next.urgency);
      if (wait > 0 && wait <= options.maxWaitMs) {
        timer = setTimeout(serve, wait);
        return;
      }
      waiting = waiting.filter((waiter) => waiter !== next);
      if (wait > 0) next.refuse(spent(wait));
      else start(next);
    }
  }

  function start(waiter: Waiter): void {
    inFlight[waiter.kind] += 1;
    window.add(now());
    let ended = false;
    waiter.grant(() => {
      if (ended) return;
      ended = true;
      inFlight[waiter.kind] -= 1;
      serve();
    });
  }

  return {
    acquire(kind, urgency, signal) {
      if (signal.aborted) return Promise.reject(cancelled());
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          kind,
          urgency,
          grant(release) {
            signal.removeEventListener('abort', leave);
            resolve(release);
          },
          refuse(failure) {
            signal.removeEventListener('abort', leave);
            reject(failure);
          },
        };
        const leave = (): void => {
          waiting = waiting.filter((other) => other !== waiter);
          reject(cancelled());
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting = [...waiting, waiter];
        serve();
      });
    },
    closeFor(milliseconds) {
      closedUntil = Math.max(closedUntil, now() + milliseconds);
    },
    inUse: () =>
      inFlight.read + inFlight.write > 0 || waiting.length > 0 || closedUntil > now() || window.used(now()) > 0,
  };
}

function limitOf(urgency: Urgency, granted: number): number {
  return Math.max(1, Math.floor(granted * (1 - RESERVE * ORDER.indexOf(urgency))));
}

function firstOf(waiting: readonly Waiter[]): Waiter | undefined {
  for (const urgency of ORDER) {
    const waiter = waiting.find((candidate) => candidate.urgency === urgency);
    if (waiter) return waiter;
  }
  return undefined;
}

function spent(wait: number): Failure {
  return new Failure({
    kind: 'rate-limited',
    what: 'The limit of requests to the host is used up.',
    next: 'Nothing to do: the work goes on by itself later.',
    retryAfterMs: Math.ceil(wait),
  });
}
