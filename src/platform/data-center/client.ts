import type { Logger, Metrics } from '../../telemetry';
import { createHttpClient, type HttpClient, type ProxyOptions } from '../http';
import type { DataCenterConnection } from './connection';

export interface DataCenterClientOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly proxy: ProxyOptions | null;
}

const MINUTE_MS = 60_000;
/** Most reads make the instance run git, which it does for few requests at once, for all its users together. */
const MAX_READS_IN_FLIGHT = 4;
/** What a review posts at once by default, and a few reads beside it. */
const MAX_IN_FLIGHT = 24;
/** Limits refill within seconds, so that waiting is better than putting the work aside. */
const MAX_WAIT_MS = 30_000;

/** Connections to one instance: with its certificates, at its rate. */
export function createDataCenterClient(
  { certificates, requestsPerMinute }: DataCenterConnection,
  options: DataCenterClientOptions,
): HttpClient {
  return createHttpClient({
    ...options,
    certificates,
    limits: { data: requestsPerMinute, files: requestsPerMinute },
    windowMs: MINUTE_MS,
    maxInFlight: MAX_IN_FLIGHT,
    maxReadsInFlight: MAX_READS_IN_FLIGHT,
    maxWaitMs: MAX_WAIT_MS,
  });
}
