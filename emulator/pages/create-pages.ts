import express, { Router } from 'express';
import type { ConnectApps } from '../connect';
import type { World } from '../world';
import { appRoutes } from './app-routes';
import { formsFromHere } from './forms-from-here';
import { installRoutes } from './install-routes';
import { listRoutes } from './list-routes';
import { pageHeaders } from './page-headers';
import { pullRequestRoutes } from './pull-request/routes';
import { settingsRoutes } from './settings-routes';
import { staticFiles } from './static-files';
import { switchRoutes } from './switch-routes';

/** All that a person sees of the host in a browser. */
export function createPages(world: World, apps: ConnectApps): Router {
  const router = Router();
  router.use(staticFiles());
  router.use(formsFromHere, pageHeaders, express.urlencoded({ extended: false, limit: '1mb' }));
  router.use(switchRoutes(world));
  router.use(appRoutes(world));
  router.use(installRoutes(world, apps));
  router.use(settingsRoutes(world));
  router.use(pullRequestRoutes(world));
  router.use(listRoutes(world));
  return router;
}
