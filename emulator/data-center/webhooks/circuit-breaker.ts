export interface BreakerOptions {
  /** So many failures in a row make a webhook unhealthy. */
  readonly failures: number;
  /** How long nothing is sent then; twice as long after each further failure. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const USUAL_BREAKER: BreakerOptions = {
  failures: 5,
  firstPauseMs: 10_000,
  longestPauseMs: 10 * 3_600_000,
};

interface Health {
  failures: number;
  pausedUntil: number;
  nextPauseMs: number;
}

/** Keeps deliveries away from receivers that fail. What is kept away is lost. */
export interface CircuitBreaker {
  lets(hook: string): boolean;
  tell(hook: string, succeeded: boolean): void;
}

export function createCircuitBreaker(options: BreakerOptions, clock: () => number): CircuitBreaker {
  const hooks = new Map<string, Health>();
  return {
    lets: (hook) => (hooks.get(hook)?.pausedUntil ?? 0) <= clock(),
    tell(hook, succeeded) {
      if (succeeded) {
        hooks.delete(hook);
        return;
      }
      const health = hooks.get(hook) ?? { failures: 0, pausedUntil: 0, nextPauseMs: options.firstPauseMs };
      hooks.set(hook, health);
      health.failures += 1;
      if (health.failures < options.failures) return;
      health.pausedUntil = clock() + health.nextPauseMs;
      health.nextPauseMs = Math.min(health.nextPauseMs * 2, options.longestPauseMs);
    },
  };
}
