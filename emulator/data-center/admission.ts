import type { Request, RequestHandler } from 'express';
import { ANONYMOUS, createAuthenticator, createTokenBuckets, type Caller, type RateLimitOptions } from './access';
import { ApiError } from './errors';
import { supports, type Host } from './host';

/** Who makes each request, once it was let in. */
export interface Admission {
  readonly handler: RequestHandler;
  readonly callerOf: (request: Request) => Caller;
}

const RATE_LIMITED = 'You are sending too many requests. Please wait before trying again.';

/** Learns who calls, and whether they have called too often. Off the usual paths, tokens prove nothing to newer releases. */
export function createAdmission(host: Host, rateLimit: RateLimitOptions | null, clock: () => number): Admission {
  const authenticate = createAuthenticator(host);
  const take = rateLimit === null ? null : createTokenBuckets(rateLimit, clock);
  const callers = new WeakMap<Request, Caller>();
  return {
    callerOf: (request) => callers.get(request) ?? ANONYMOUS,
    handler(request, response, next) {
      const caller = admitted(host, request, authenticate(request.headers.authorization));
      callers.set(request, caller);
      if (caller.account !== null) {
        response.setHeader('X-AUSERNAME', encodeURIComponent(caller.account.nickname));
        response.setHeader('X-AUSERID', String(host.numbers.of('user', caller.account.uuid)));
      }
      const wait = caller.account === null || take === null ? null : take(caller.account.uuid);
      if (wait === null) {
        next();
        return;
      }
      response.setHeader('Retry-After', String(wait));
      throw new ApiError(429, RATE_LIMITED, 'ratelimit.RateLimitExceededException');
    },
  };
}

function admitted(host: Host, request: Request, caller: Caller): Caller {
  const byToken = caller.kind === 'delegate' || caller.kind === 'service';
  const usual = /^\/(rest|scm)(\/|$)/.test(request.path);
  return byToken && !usual && supports(host, 'tokensBelowRestOnly') ? ANONYMOUS : caller;
}
