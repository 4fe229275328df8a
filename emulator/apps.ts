import express, { type Express, type RequestHandler } from 'express';
import type { ConnectApps } from './connect';
import { controlRoutes, sow } from './control';
import { applyFaults, type Faults } from './faults';
import { gitRoutes } from './git-http';
import { authorizePage, tokenEndpoint } from './oauth';
import { createPages } from './pages';
import type { Violation } from './referee';
import { answerError, createApiApp, type AddonKeeper, type RateLimitOptions, type RequestLog } from './rest';
import type { PostOffice } from './webhooks';
import type { World } from './world';

export interface AppsOptions {
  readonly world: World;
  readonly faults: Faults;
  readonly office: PostOffice;
  readonly apps: ConnectApps;
  readonly log: RequestLog;
  readonly clock: () => number;
  readonly violations: readonly Violation[];
  readonly referee: readonly RequestHandler[];
  readonly rateLimit: RateLimitOptions;
  readonly latencyMs: number;
  readonly largestDiff: number;
}

/** The two faces of the host: the API, and the site with its pages, OAuth and git. */
export function createApps(options: AppsOptions): { readonly api: Express; readonly web: Express } {
  return { api: createApiApp({ ...options, keeper: addonKeeper(options.apps) }), web: createWebApp(options) };
}

function createWebApp(options: AppsOptions): Express {
  const { world, apps, faults, log, office, violations } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(
    '/_emulator',
    controlRoutes({ faults, log, office, violations, sow: (name, body) => sow({ world, apps }, name, body) }),
  );
  app.use(log.watch(() => null));
  app.use(applyFaults(faults));
  app.use(tokenEndpoint(world));
  app.use(authorizePage(world));
  app.use(gitRoutes(world));
  app.use(createPages(world, apps));
  app.use(answerError);
  return app;
}

function addonKeeper(apps: ConnectApps): AddonKeeper {
  return {
    refresh: async ({ clientKey }) => {
      await apps.update(clientKey);
    },
    remove: ({ clientKey }) => apps.uninstall(clientKey),
  };
}
