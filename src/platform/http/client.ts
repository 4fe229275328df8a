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
  /** Authorities to trust besides the usual ones, PEM; by default those of the process. */
  readonly certificates?: string | null;
  /** Requests of one identity in one window of time, by class. */
  readonly limits?: Readonly<Record<RateClass, number>>;
  /** By default an hour. */
  readonly windowMs?: number;
  /** Requests of one identity that run at the same time. */
  readonly maxInFlight?: number;
  /** How many of them may be reads; by default all. */
  readonly maxReadsInFlight?: number;
  /** A wait for a retry or for the budget that is longer than this becomes a `Failure`. */
  readonly maxWaitMs?: number;
  readonly connectTimeoutMs?: number;
  readonly answerTimeoutMs?: number;
  readonly bodyTimeoutMs?: number;
}

/** What Bitbucket Cloud grants in an hour of the smallest plan. */
const CLOUD_LIMITS: Readonly<Record<RateClass, number>> = { data: 1000, files: 5000 };

/** Budgets of identities that were not seen for an hour are forgotten once there are this many. */
const MANY_BUDGETS = 1000;

/** The connections, rate budgets and cached answers of one process. Make one and share it. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const limits = options.limits ?? CLOUD_LIMITS;
  const maxInFlight = options.maxInFlight ?? 32;
  const maxReadsInFlight = options.maxReadsInFlight ?? maxInFlight;
  const maxWaitMs = options.maxWaitMs ?? 5_000;
  const cache = createEtagCache({ entries: 1000, bytes: 16 * 1024 * 1024 });
  const budgets = new Map<string, RateBudget>();
  const transport = createTransport({
    proxy: options.proxy ?? null,
    certificates: options.certificates ?? null,
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
    const { windowMs } = options;
    const limit = limits[rateClass];
    const budget = createRateBudget({
      limit,
      maxInFlight,
      maxReadsInFlight,
      maxWaitMs,
      ...(windowMs === undefined ? {} : { windowMs }),
    });
    budgets.set(key, budget);
    return budget;
  }

  return {
    session({ identity, authorization, explain }) {
      return createSession({
        identity,
        authorization,
        explain: explain ?? (() => null),
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
