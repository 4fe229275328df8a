import type { Logger, Metrics } from '../../telemetry';
import type { Call, HttpClient, RateClass } from './call';
import { createEtagCache } from './etag-cache';
import { createRateBudget, type RateBudget } from './rate-budget';
import { createSession } from './session';
import { createTransport, type ProxyOptions } from './transport';

export interface HttpClientOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly proxy?: ProxyOptions | null;
  /** Requests an hour for one identity, by class. */
  readonly perHour?: Readonly<Record<RateClass, number>>;
  /** Requests of one identity that run at the same time. */
  readonly maxInFlight?: number;
  /** A wait for a retry or for the budget that is longer than this becomes a `Failure`. */
  readonly maxWaitMs?: number;
  readonly connectTimeoutMs?: number;
  readonly answerTimeoutMs?: number;
  readonly bodyTimeoutMs?: number;
}

/** What Bitbucket Cloud grants in the smallest plan. */
const PER_HOUR: Readonly<Record<RateClass, number>> = { data: 1000, files: 5000 };

/** Budgets of identities that were not seen for an hour are forgotten once there are this many. */
const MANY_BUDGETS = 1000;

/** The connections, rate budgets and cached answers of one process. Make one and share it. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const perHour = options.perHour ?? PER_HOUR;
  const maxInFlight = options.maxInFlight ?? 32;
  const maxWaitMs = options.maxWaitMs ?? 5_000;
  const cache = createEtagCache({ entries: 1000, bytes: 16 * 1024 * 1024 });
  const budgets = new Map<string, RateBudget>();
  const transport = createTransport({
    proxy: options.proxy ?? null,
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    answerTimeoutMs: options.answerTimeoutMs ?? 60_000,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 30_000,
    connections: Math.max(32, maxInFlight),
  });

  function budgetOf(identity: string, { rateClass = 'data' }: Call): RateBudget {
    const key = `${rateClass} ${identity}`;
    const known = budgets.get(key);
    if (known) return known;
    if (budgets.size >= MANY_BUDGETS) {
      for (const [other, budget] of budgets) if (!budget.inUse()) budgets.delete(other);
    }
    const budget = createRateBudget({ perHour: perHour[rateClass], maxInFlight, maxWaitMs });
    budgets.set(key, budget);
    return budget;
  }

  return {
    session({ identity, authorization }) {
      return createSession({
        identity,
        authorization,
        transport,
        cache,
        maxWaitMs,
        budgetOf: (call) => budgetOf(identity, call),
        sent(call, where, status) {
          options.metrics.hostRequests.inc({ method: call.method, status: String(status ?? 'none') });
          options.logger.debug({ where, status }, 'Sent a request to the host.');
        },
      });
    },
    close: () => transport.close(),
  };
}
