import express, { type Express, type RequestHandler } from 'express';
import { controlRoutes } from '../control';
import { applyFaults, type Faults } from '../faults';
import { staticFiles, switchRoutes } from '../pages';
import type { Violation } from '../referee';
import type { RequestLog } from '../rest';
import { createThrottle, refuseForgery, type RateLimitOptions, type ThrottleOptions } from './access';
import { applicationLinks } from './application-links';
import { createAdmission } from './admission';
import { scmRoutes } from './scm-routes';
import type { Host } from './host';
import { pageRoutes } from './pages/page-routes';
import type { Outage } from './outage';
import { answerError, plainAnswer } from './rest/answer-error';
import type { Api } from './rest/call';
import { restRoutes } from './rest/rest-routes';
import { sowInstance } from './seeds';
import type { Messenger } from './webhooks';

export interface InstanceOptions {
  readonly host: Host;
  readonly faults: Faults;
  readonly outage: Outage;
  readonly log: RequestLog;
  readonly messenger: Messenger;
  readonly violations: readonly Violation[];
  readonly clock: () => number;
  readonly latencyMs: number;
  readonly rateLimit: RateLimitOptions | null;
  readonly throttle: ThrottleOptions;
  /** Looks at every request to the API before it is served. */
  readonly referee: readonly RequestHandler[];
}

const LARGEST_BODY = '20mb';

/** The whole instance below its context path. */
export function createInstanceApp(options: InstanceOptions): Express {
  const { host } = options;
  const admission = createAdmission(host, options.rateLimit, options.clock);
  const api: Api = { host, callerOf: admission.callerOf, throttle: createThrottle(options.throttle) };
  const instance = express.Router();
  instance.use(options.outage.handler, applyFaults(options.faults, errorBody));
  instance.use(applicationLinks(host.world), admission.handler);
  instance.get('/plugins/servlet/applinks/whoami', (request, response) => {
    response.type('text/plain').send(admission.callerOf(request).account?.nickname ?? '');
  });
  instance.use('/scm', scmRoutes(api));
  instance.use('/rest', slowly(options.latencyMs), refuseForgery, refuseOtherTypes);
  instance.use('/rest', express.json({ limit: LARGEST_BODY, strict: false }));
  for (const look of options.referee) instance.use('/rest', look);
  instance.use('/rest', restRoutes(api, options.messenger));
  instance.use(pageRoutes(host));
  const app = express();
  app.disable('x-powered-by');
  app.use(
    '/_emulator',
    controlRoutes({
      faults: options.faults,
      log: options.log,
      office: options.messenger.office,
      violations: options.violations,
      sow: (name, body) => sowInstance(host, name, body),
    }),
  );
  app.use(options.log.watch((request) => admission.callerOf(request).account?.nickname ?? null));
  app.use(staticFiles());
  app.use('/_pages', express.urlencoded({ extended: false }));
  app.use(switchRoutes(host.world));
  app.use(host.settings.contextPath || '/', instance);
  app.use(answerError);
  return app;
}

function slowly(ms: number): RequestHandler {
  return (_request, _response, next) => {
    if (ms > 0) setTimeout(next, ms);
    else next();
  };
}

function errorBody(message: string): unknown {
  return { errors: [{ context: null, message, exceptionName: null }] };
}

/** The API reads JSON and nothing else. */
const refuseOtherTypes: RequestHandler = (request, response, next) => {
  const length = Number(request.headers['content-length'] ?? 0);
  const hasBody = length > 0 || request.headers['transfer-encoding'] !== undefined;
  if (!hasBody || request.is('json') !== false) next();
  else plainAnswer(request, response, 415, 'HTTP 415 Unsupported Media Type');
};
