import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Failure } from '../domain';

const MINUTE_MS = 60_000;

/** Lets so many requests of one key through in a minute. */
export function limitBy(keyOf: (req: Request) => string, perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    keyGenerator: keyOf,
    standardHeaders: false,
    legacyHeaders: false,
    // How many proxies stand in front is the operator's to say, and is said with `trust proxy`.
    validate: { trustProxy: false, xForwardedForHeader: false },
    handler: (_req, _res, next) => {
      next(
        new Failure({
          kind: 'rate-limited',
          what: 'Too many requests.',
          next: 'Wait a minute, then try again.',
          retryAfterMs: MINUTE_MS,
        }),
      );
    },
  });
}

/** The client's address; of IPv6 the part that one client cannot choose. */
export function clientAddress(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}
