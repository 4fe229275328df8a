import { Router, type Request, type Response } from 'express';
import { shownModules } from '../../connect';
import { type PullRequest, Refusal, type World } from '../../world';
import { loadChange } from '../diff/load-change';
import { renderLayout } from '../layout';
import { frameOf, usualViewer, type Visit, visitRepository } from '../visit';
import { perform } from './actions';
import { renderPullRequest } from './page';
import { digestsOf, isRegion, renderRegion } from './regions';
import { reportsOf } from './report-view';
import { pagePath, type Scene } from './scene';
import { buildsOf } from './side';

const PAGE = '/:workspace/:repository/pull-requests/:id';

/** The page of a pull request, its parts for refreshing, and what people do on it. */
export function pullRequestRoutes(world: World): Router {
  const router = Router();

  router.get(
    [PAGE, `${PAGE}/diff`, `${PAGE}/overview`, `${PAGE}/commits`, `${PAGE}/_/diff`],
    async (request, response, next) => {
      const found = find(world, request);
      if (found === null) {
        next();
        return;
      }
      const scene = await sceneOf(world, found);
      const { pullRequest, viewer } = scene;
      const { repository } = pullRequest;
      const page = { workspace: repository.workspace, repository, pullRequest, viewer };
      const panels = shownModules(world, 'pull-request-panel', page);
      const frame = frameOf(
        world,
        request,
        found.visit,
        `${repository.workspace.slug} / ${repository.slug} / #${pullRequest.id}`,
      );
      response.type('html').send(renderLayout(frame, renderPullRequest(scene, panels)));
    },
  );

  router.get(`${PAGE}/_live`, async (request, response, next) => {
    const found = find(world, request);
    if (found === null) {
      next();
      return;
    }
    response.json(digestsOf(await sceneOf(world, found)));
  });

  router.get(`${PAGE}/_live/:region`, async (request, response, next) => {
    const found = find(world, request);
    const { region } = request.params;
    if (found === null || !isRegion(region)) {
      next();
      return;
    }
    response.type('html').send(renderRegion(await sceneOf(world, found), region).markup);
  });

  router.post(`${PAGE}/_do/*action`, async (request, response, next) => {
    const found = find(world, request);
    if (found === null) {
      next();
      return;
    }
    await act(world, found, request, response);
  });

  return router;
}

interface Found {
  readonly visit: Visit;
  readonly pullRequest: PullRequest;
}

function find(world: World, request: Request): Found | null {
  const { workspace, repository: name, id } = request.params;
  const repository = world.findRepository(String(workspace), String(name));
  const pullRequest = repository?.pullRequests.get(Number(id));
  if (pullRequest === undefined) return null;
  const visit = visitRepository(world, request, String(workspace), String(name), (place) =>
    usualViewer(place, pullRequest),
  );
  return visit === null ? null : { visit, pullRequest };
}

async function sceneOf(world: World, { visit, pullRequest }: Found): Promise<Scene> {
  const { viewer, permission } = visit;
  return {
    world,
    pullRequest,
    change: await loadChange(pullRequest),
    reports: reportsOf(pullRequest),
    builds: buildsOf(pullRequest),
    tasks: [...pullRequest.tasks.values()],
    viewer,
    permission,
  };
}

async function act(world: World, { visit, pullRequest }: Found, request: Request, response: Response): Promise<void> {
  try {
    const { viewer: actor, permission } = visit;
    if (actor === null || permission === null) throw new Refusal(401, 'Sign in first.');
    const path = request.path.split('/_do/')[1]?.split('/') ?? [];
    const form = request.body as Readonly<Record<string, string | undefined>>;
    await perform({ world, pullRequest, actor, permission, path, form });
    response.redirect(303, pagePath(pullRequest));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.status(error.status).type('text').send(error.message);
  }
}
