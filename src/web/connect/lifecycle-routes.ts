import express, { type RequestHandler, Router } from 'express';
import type { WebDependencies } from '../dependencies';
import { countUnsignedInstalls } from './count-unsigned';
import { createApprovals } from './approvals';
import { connectLibrary } from './connect-library';
import { type Descriptor, readDescriptor } from './descriptor';
import { lifecycleGuard } from './guard';
import { tenantStore } from './tenant-store';
import { createTurns } from './turns';

/** Routes that Bitbucket calls about installations, and the descriptor it reads. `basePath` is the path of the public address. */
export function lifecycleRoutes(dependencies: WebDependencies, basePath: string): Router {
  const { config, options, store, connect, logger, clock, appFolder } = dependencies;
  const { baseUrl, bitbucket } = config;
  const { webUrl, apiUrl } = bitbucket;
  const { appKey, forgeAppLink } = config.connect;
  const { installations } = store;
  const approvals = createApprovals();
  const descriptor = readDescriptor({ appFolder, appKey, baseUrl, forgeAppLink, votes: options.votes });
  const library = connectLibrary({
    appFolder,
    descriptor,
    baseUrl,
    webUrl,
    logger,
    store: tenantStore({ installations, approvals, appKey, webUrl, clock }),
    uninstalled: async (body) => {
      const approval = approvals.take(body);
      if (approval?.kind === 'uninstall') await installations.update(approval.installation, { state: 'uninstalled' });
    },
  });
  const guardOptions = {
    installations,
    connect,
    approvals,
    turns: createTurns(),
    expected: { appKey, webUrl, apiUrl },
    logger,
    countUnsigned: countUnsignedInstalls(),
  };
  const body = express.json({ limit: '16kb', inflate: false, type: 'application/json' });
  const toLibrary: RequestHandler = (req, res, next) => {
    // The library's routes carry the base path, which has been taken off by now.
    req.url = basePath + req.path;
    library(req, res, next);
  };
  const router = Router();
  router.get('/atlassian-connect.json', serveDescriptor(descriptor));
  router.post('/installed', body, lifecycleGuard('installed', guardOptions), toLibrary);
  router.post('/uninstalled', body, lifecycleGuard('uninstalled', guardOptions), toLibrary);
  return router;
}

function serveDescriptor(descriptor: Descriptor): RequestHandler {
  return (_req, res) => {
    res.setHeader('Cache-Control', 'no-cache');
    res.json(descriptor);
  };
}
