import { Router } from 'express';
import type { World } from '../world';
import { renderLayout } from './layout';
import { renderPullRequests, renderRepositories, renderWorkspaces } from './lists';
import { frameOf, plainFrame, usualViewer, visitRepository } from './visit';

/** Workspaces, their repositories, and the pull requests of one. */
export function listRoutes(world: World): Router {
  const router = Router();

  router.get('/', (request, response) => {
    response.type('html').send(renderLayout(plainFrame(world, request, 'Workspaces'), renderWorkspaces(world)));
  });

  router.get('/:workspace', (request, response, next) => {
    const workspace = world.findWorkspace(request.params.workspace);
    if (workspace === null) {
      next();
      return;
    }
    const frame = plainFrame(world, request, workspace.name, workspace);
    const { viewer } = frame;
    const visible = [...world.repositories.values()].filter(
      (repository) =>
        repository.workspace === workspace &&
        (viewer === null ? !repository.isPrivate : world.permissionOf(viewer, repository) !== null),
    );
    const isOwner = viewer !== null && workspace.members.get(viewer.uuid)?.role === 'owner';
    response.type('html').send(renderLayout(frame, renderRepositories(workspace, visible, isOwner)));
  });

  router.get(['/:workspace/:repository', '/:workspace/:repository/pull-requests'], (request, response, next) => {
    const { workspace, repository } = request.params;
    const visit = visitRepository(world, request, String(workspace), String(repository), (place) =>
      usualViewer(place, undefined),
    );
    if (visit === null) {
      next();
      return;
    }
    const frame = frameOf(world, request, visit, `${visit.repository.name}: pull requests`);
    response.type('html').send(renderLayout(frame, renderPullRequests(visit.repository)));
  });

  return router;
}
