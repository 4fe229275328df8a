import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { applyFaults, type Faults } from '../faults';
import { Refusal, type World } from '../world';
import { authenticate, createRateLimit, resourceOf, type Caller, type RateLimitOptions } from './access';
import type { Api } from './call';
import { answerError } from './errors';
import type { RequestLog } from './request-log';
import { addonRoutes, type AddonKeeper } from './routes/addon';
import { commentRoutes } from './routes/comments';
import { commitRoutes } from './routes/commits';
import { diffRoutes } from './routes/diffs';
import { goneRoutes } from './routes/gone';
import { hookRoutes } from './routes/hooks';
import { insightRoutes } from './routes/insights';
import { peopleRoutes } from './routes/people';
import { permissionRoutes } from './routes/permissions';
import { propertyRoutes } from './routes/properties';
import { pullRequestPartRoutes } from './routes/pull-request-parts';
import { pullRequestRoutes } from './routes/pull-requests';
import { sourceRoutes } from './routes/source';
import { statusRoutes } from './routes/statuses';
import { taskRoutes } from './routes/tasks';

export interface ApiOptions {
  readonly world: World;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly keeper: AddonKeeper;
  readonly clock: () => number;
  readonly rateLimit: RateLimitOptions;
  /** How long every call takes at least, calls at the same time waiting at the same time. */
  readonly latencyMs: number;
  readonly largestDiff: number;
  /** Looks at every request before it is served. */
  readonly referee: readonly RequestHandler[];
}

const LARGEST_BODY = '20mb';

/** The REST API below `/2.0`. */
export function createApiApp(options: ApiOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'weak');
  const callers = new WeakMap<Request, Caller>();
  const api: Api = {
    world: options.world,
    largestDiff: options.largestDiff,
    callerOf: (request) => callers.get(request) ?? refuseStranger(),
  };
  app.use(ignoreCacheWishes);
  app.use(options.log.watch((request) => callers.get(request)?.account?.displayName ?? null));
  if (options.latencyMs > 0) app.use((_request, _response, next) => void setTimeout(next, options.latencyMs));
  app.use(applyFaults(options.faults));
  app.use(admit(options, callers));
  app.use(
    requireLength,
    express.json({ limit: LARGEST_BODY, strict: false }),
    express.urlencoded({ extended: false, limit: LARGEST_BODY }),
  );
  for (const look of options.referee) app.use(look);
  app.use('/2.0', routes(api, options.keeper));
  app.use((request) => {
    throw new Refusal(404, `Resource not found: ${request.path}`);
  });
  app.use(answerError);
  return app;
}

function routes(api: Api, keeper: AddonKeeper): express.Router {
  const router = express.Router({ caseSensitive: true });
  goneRoutes(router);
  peopleRoutes(router, api);
  permissionRoutes(router, api);
  pullRequestRoutes(router, api);
  pullRequestPartRoutes(router, api);
  commentRoutes(router, api);
  taskRoutes(router, api);
  diffRoutes(router, api);
  sourceRoutes(router, api);
  commitRoutes(router, api);
  statusRoutes(router, api);
  insightRoutes(router, api);
  propertyRoutes(router, api);
  hookRoutes(router, api);
  addonRoutes(router, api, keeper);
  return router;
}

/** Learns who calls and whether there is budget left for it. */
function admit(options: ApiOptions, callers: WeakMap<Request, Caller>): RequestHandler {
  const limit = createRateLimit(options.rateLimit, options.clock);
  return (request, response, next) => {
    const caller = authenticate(options.world, {
      authorization: request.headers.authorization,
      method: request.method,
      url: request.originalUrl,
      address: request.socket.remoteAddress ?? '',
    });
    callers.set(request, caller);
    const resource = resourceOf(request.path.replace(/^\/2\.0/, ''));
    const spent = limit.spend(caller.key, caller.kind, resource);
    response.setHeader('X-Request-Count', String(spent.count));
    if (caller.account !== null) {
      response.setHeader('X-OAuth-Scopes', [...caller.scopes].join(', '));
      response.setHeader('X-Credential-Type', caller.kind);
    }
    if (spent.scaled && spent.limit !== null) scaledHeaders(response, spent.count, spent.limit, resource);
    if (spent.refused) throw new Refusal(429, 'Rate limit for this resource has been exceeded');
    next();
  };
}

function scaledHeaders(response: Response, count: number, limit: number, resource: string): void {
  response.setHeader('X-RateLimit-Limit', String(limit));
  response.setHeader('X-RateLimit-Resource', resource);
  response.setHeader('X-RateLimit-NearLimit', String(count > limit * 0.8));
}

/** A write without a body must say that it has none. */
function requireLength(request: Request, _response: Response, next: () => void): void {
  const { headers, method } = request;
  const writes = method === 'POST' || method === 'PUT';
  if (writes && headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    throw new Refusal(411, 'Length Required');
  }
  next();
}

/** The host compares entity tags whatever else a client says about caching. */
function ignoreCacheWishes(request: Request, _response: Response, next: () => void): void {
  delete request.headers['cache-control'];
  next();
}

function refuseStranger(): never {
  throw new Refusal(401, 'Authentication required.');
}
