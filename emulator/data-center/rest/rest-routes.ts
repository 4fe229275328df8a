import express, { Router } from 'express';
import type { Messenger } from '../webhooks';
import { answerNoRoute } from './answer-error';
import { route, type Api } from './call';
import { activityRoutes } from './routes/activities';
import { buildRoutes, oldBuildRoutes } from './routes/builds';
import { changeRoutes } from './routes/changes';
import { commentRoutes } from './routes/comments';
import { commitRoutes } from './routes/commits';
import { hookRoutes } from './routes/hooks';
import { insightRoutes } from './routes/insights';
import { instanceRoutes } from './routes/instance';
import { participantRoutes } from './routes/participants';
import { permissionRoutes } from './routes/permissions';
import { pullRequestRoutes } from './routes/pull-requests';
import { reviewRoutes } from './routes/review';
import { sourceRoutes } from './routes/source';
import { suggestionRoutes } from './routes/suggestions';
import { tokenRoutes } from './routes/tokens';

const VERSIONS = ['1.0', 'latest'];

/** Everything below `/rest`: a namespace, a version, and what the namespace is about. */
export function restRoutes(api: Api, messenger: Messenger): Router {
  const namespaces = {
    api: mainRoutes(api, messenger),
    insights: filled((router) => insightRoutes(router, api)),
    'build-status': filled((router) => oldBuildRoutes(router, api)),
    'access-tokens': filled((router) => tokenRoutes(router, api)),
    jira: filled((router) => {
      route(router, api, 'get', '/projects/:project/repos/:repo/pull-requests/:id/issues', (call) => call.json([]));
    }),
  };
  const router = express.Router();
  for (const [name, routes] of Object.entries(namespaces)) {
    for (const version of VERSIONS) router.use(`/${name}/${version}`, routes);
  }
  router.use(answerNoRoute);
  return router;
}

function mainRoutes(api: Api, messenger: Messenger): Router {
  return filled((router) => {
    instanceRoutes(router, api);
    permissionRoutes(router, api);
    changeRoutes(router, api);
    pullRequestRoutes(router, api);
    commentRoutes(router, api);
    suggestionRoutes(router, api);
    reviewRoutes(router, api);
    activityRoutes(router, api);
    participantRoutes(router, api);
    buildRoutes(router, api);
    commitRoutes(router, api);
    sourceRoutes(router, api);
    hookRoutes(router, api, messenger);
  });
}

function filled(fill: (router: Router) => void): Router {
  const router = Router({ caseSensitive: true });
  fill(router);
  return router;
}
