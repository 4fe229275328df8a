import { Router, type Request } from 'express';
import { digestsOf, isRegion, pageHeaders, renderLayout, renderPullRequest, renderRegion, themeOf } from '../../pages';
import type { PullRequest } from '../../world';
import { findRepository, isDeleted, type Host } from '../host';
import { sceneOf } from './scene';

const BASES = ['/projects/:project/repos/:repo/pull-requests/:id', '/users/:user/repos/:repo/pull-requests/:id'];

/** What a person sees of a pull request. */
export function pageRoutes(host: Host): Router {
  const router = Router();
  router.use(pageHeaders);
  for (const base of BASES) {
    router.get([base, `${base}/overview`, `${base}/diff`, `${base}/commits`], async (request, response, next) => {
      const pullRequest = find(host, request);
      if (pullRequest === null) {
        next();
        return;
      }
      const scene = await sceneOf(host, pullRequest);
      const path = new URL(request.originalUrl, 'http://here').pathname.replace(/\/(overview|diff|commits)$/, '');
      const frame = {
        title: `${pullRequest.repository.name} #${pullRequest.id}`,
        theme: themeOf(request),
        viewer: null,
        candidates: [],
        here: request.originalUrl,
      };
      response.type('html').send(renderLayout(frame, renderPullRequest(scene, [], path)));
    });
    router.get(`${base}/_live`, async (request, response, next) => {
      const pullRequest = find(host, request);
      if (pullRequest === null) next();
      else response.json(digestsOf(await sceneOf(host, pullRequest)));
    });
    router.get(`${base}/_live/:region`, async (request, response, next) => {
      const pullRequest = find(host, request);
      const { region } = request.params;
      if (pullRequest === null || !isRegion(region)) next();
      else response.type('html').send(renderRegion(await sceneOf(host, pullRequest), region).markup);
    });
  }
  return router;
}

function find(host: Host, { params }: Request): PullRequest | null {
  const key = params.user === undefined ? String(params.project) : `~${String(params.user)}`;
  const found = findRepository(host, key, String(params.repo))?.pullRequests.get(Number(params.id)) ?? null;
  return found === null || isDeleted(host, found) ? null : found;
}
