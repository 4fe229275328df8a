import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from '../telemetry';
import { redactUrl } from './redact-url';

/** Gives each request an id, answers it as `X-Request-Id`, and logs one line when the request is over. */
export function requestLog(logger: Logger, clock: () => number): RequestHandler {
  return (req, res, next) => {
    const startedAt = clock();
    const requestId = givenId(req.headers['x-request-id']) ?? randomUUID();
    res.setHeader('X-Request-Id', requestId);
    const url = redactUrl(req.originalUrl);
    res.once('close', () => {
      const status = res.writableFinished ? res.statusCode : 'aborted';
      const fields = { requestId, method: req.method, url, status, ms: clock() - startedAt };
      // Probes come every few seconds.
      if (/^\/(api\/(health|ready)|metrics)$/.test(req.path)) logger.debug(fields, 'Request.');
      else logger.info(fields, 'Request.');
    });
    next();
  };
}

/** An id from a proxy, if it looks like one. */
function givenId(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : null;
}
