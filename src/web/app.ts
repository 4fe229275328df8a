import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { createAccess } from './access';
import { plainPolicy, setPageHeaders } from './answers';
import { apiRoutes } from './api';
import { basePathOf, withoutBasePath } from './base-path';
import { lifecycleRoutes, refuseSwitches } from './connect';
import type { WebDependencies } from './dependencies';
import { errorHandler, notFound } from './fallbacks';
import { opsRoutes } from './ops';
import { iframePages, reviewLink, reviewSettingsLink, startPage } from './pages';
import { requestLog } from './request-log';
import { notKept, securityHeaders } from './security-headers';
import { type PersonSessions, pageSessions, personSessions, reviewPasses } from './session';
import { signInRoutes } from './sign-in';
import { createSites } from './sites';

/**
 * The web server, webhooks apart: those are received before Express sees them.
 * @throws Failure when a switch is set that would turn checks of the Connect app off on a production server
 */
export function createWebApp(dependencies: WebDependencies): Express {
  const { config, options, store, hosts, connect, logger, clock, frontendFolder } = dependencies;
  refuseSwitches(options.connectSwitches, config.production);
  const { baseUrl, secretKey, bitbucket } = config;
  const basePath = basePathOf(baseUrl);
  const sessions = pageSessions(secretKey, clock);
  const persons = personSessions(secretKey, baseUrl, clock);
  const sites = createSites(dependencies.sites, dependencies.siteOf);
  const access = createAccess({ sites, persons: store.people, hosts, logger, clock });
  const signIn = `${baseUrl}/api/auth/bitbucket`;
  const sending = { sessions, frontendFolder, basePath, webUrl: bitbucket.webUrl };

  const app = express();
  app.set('trust proxy', options.trustProxy);
  // Entity tags are made where they help, see `api/reply.ts`.
  app.disable('etag');
  app.disable('x-powered-by');
  // First of all an id and a line in the log for every request, refused ones included.
  app.use(requestLog(logger, clock));
  // Headers come before anything that can answer.
  app.use(...securityHeaders(baseUrl.startsWith('https:')));
  // From here on paths are those of the routes; signatures are checked over the original address.
  app.use(withoutBasePath(basePath));
  // Files of the pages, by names that change with their content.
  app.use('/assets', assets(frontendFolder));
  app.use(notKept);
  // Probes and metrics need no session and touch little.
  app.use(opsRoutes(dependencies));
  // Lifecycle calls: the guard reads their bodies itself, then hands over to the Connect library.
  app.use(lifecycleRoutes(dependencies, basePath));
  // Pages in iframes, let in by a signed address.
  app.use(iframePages({ ...sending, store, connect, logger }));
  // The API of those pages, let in by a bearer session.
  const signInFor = (tenant: string): string | null => {
    const site = sites.ofTenant(tenant);
    if (site === null) return null;
    return `${signIn}?popup=1${sites.all.length > 1 ? `&site=${encodeURIComponent(site.name)}` : ''}`;
  };
  app.use(apiRoutes({ ...dependencies, access, sessions, signInFor }));
  // Sign-in and pages outside of the host, let in by a cookie.
  if (sites.all.length > 0) {
    const keeping = { persons: store.people, sessions: persons, baseUrl, basePath, secretKey };
    app.use(signInRoutes({ ...keeping, sites, logger, clock }));
  }
  const passes = reviewPasses(secretKey, clock);
  const signInTo = (path: string): string => `${signIn}?return=${encodeURIComponent(path)}`;
  const linking = { ...sending, store, access, persons, passes, sites, signInTo };
  app.get('/r/:id', reviewLink(linking));
  app.get('/r/:id/settings', reviewSettingsLink(linking));
  app.get('/', start(dependencies, persons));
  // Last: what nobody took, and what went wrong.
  app.use(notFound);
  app.use(errorHandler(logger));
  return app;
}

function assets(frontendFolder: string): RequestHandler {
  return express.static(join(frontendFolder, 'assets'), {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    immutable: true,
    maxAge: '1y',
  });
}

function start({ config, store, sites }: WebDependencies, persons: PersonSessions): RequestHandler {
  return async (req, res) => {
    const healthy = await store.healthy().catch(() => false);
    const { baseUrl } = config;
    setPageHeaders(res, plainPolicy(null), null);
    res.type('html').send(
      startPage({
        baseUrl,
        basePath: basePathOf(baseUrl),
        healthy,
        person: persons.read(req),
        canSignIn: sites.length > 0,
      }),
    );
  };
}
