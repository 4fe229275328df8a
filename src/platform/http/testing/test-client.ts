import { createMetrics, SILENT } from '../../../telemetry';
import { createHttpClient, type HttpClientOptions } from '../client';
import type { HttpClient } from '../call';

/** A client as the server has it, with short waits. */
export function testClient(options: Partial<HttpClientOptions> = {}): HttpClient {
  return createHttpClient({
    logger: SILENT,
    metrics: createMetrics({ processMetrics: false }),
    maxWaitMs: 2_000,
    answerTimeoutMs: 2_000,
    bodyTimeoutMs: 2_000,
    ...options,
  });
}
