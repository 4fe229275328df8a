import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { Failure } from '../../domain';
import type { Queue } from '../../queue';
import type { Metrics } from '../../telemetry';

export interface MetricsOptions {
  readonly metrics: Metrics;
  readonly queue: Queue;
  readonly metricsToken: string | null;
}

/** `GET /metrics`: Prometheus text, for who knows the token; without a token, for this machine alone. */
export function getMetrics({ metrics, queue, metricsToken }: MetricsOptions): RequestHandler {
  return async (req, res) => {
    if (!mayRead(req, metricsToken)) throw refused(metricsToken !== null);
    for (const [state, count] of Object.entries(await queue.counts())) metrics.jobs.set({ state }, count as number);
    res.setHeader('Content-Type', metrics.contentType);
    res.send(await metrics.text());
  };
}

function mayRead(req: Request, token: string | null): boolean {
  if (token === null) return isLoopback(req.socket.remoteAddress ?? '') && req.headers['x-forwarded-for'] === undefined;
  const given = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/** The connection itself: a forwarded address can be made up, and a proxy on this machine forwards the whole world. */
function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function refused(needsToken: boolean): Failure {
  return needsToken
    ? new Failure({
        kind: 'unauthenticated',
        what: 'The metrics need a bearer token.',
        next: 'Send the metrics token.',
      })
    : new Failure({
        kind: 'forbidden',
        what: 'The metrics are open to this machine only.',
        next: 'Set a metrics token to read them from elsewhere.',
      });
}
