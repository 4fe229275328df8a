import { type Request, type Response, Router } from 'express';
import { type Place, type ShownModule, shownModules, type ShownOn } from '../connect';
import type { World } from '../world';
import { html, type Html } from './html';
import { renderIframe } from './iframe';
import { type Frame, renderLayout } from './layout';
import { frameOf, plainFrame, usualViewer, visitRepository } from './visit';
import { workspaceOwner } from './workspace-owner';

/** Settings pages of a repository and of a workspace, with the pages that apps add to them. */
export function settingsRoutes(world: World): Router {
  const router = Router();

  router.get(
    [
      '/:workspace/:repository/admin',
      '/:workspace/:repository/admin/addon/:module',
      '/:workspace/:repository/admin/addon/:app/:module',
    ],
    (request, response, next) => {
      const { workspace, repository } = request.params;
      const visit = visitRepository(world, request, String(workspace), String(repository), (place) =>
        usualViewer(place, undefined),
      );
      if (visit === null) {
        next();
        return;
      }
      const frame = frameOf(world, request, visit, `${visit.repository.name}: settings`);
      const page = { workspace: visit.repository.workspace, repository: visit.repository, viewer: visit.viewer };
      const base = `/${visit.repository.workspace.slug}/${visit.repository.slug}/admin`;
      if (visit.permission === 'admin') show(world, request, response, frame, 'repository-settings', page, base);
      else refuse(response, frame, 'Only administrators of the repository see its settings.');
    },
  );

  router.get(
    [
      '/:workspace/workspace/settings/apps',
      '/:workspace/workspace/settings/addon/:module',
      '/:workspace/workspace/settings/addon/:app/:module',
    ],
    (request, response, next) => {
      const workspace = world.findWorkspace(String(request.params.workspace));
      if (workspace === null) {
        next();
        return;
      }
      const asked = plainFrame(world, request, `${workspace.name}: settings`, workspace);
      const frame = { ...asked, viewer: asked.viewer ?? workspaceOwner(workspace) };
      const { viewer } = frame;
      const page = { workspace, viewer };
      const base = `/${workspace.slug}/workspace/settings`;
      const isOwner = viewer !== null && workspace.members.get(viewer.uuid)?.role === 'owner';
      if (isOwner) show(world, request, response, frame, 'workspace-settings', page, base);
      else refuse(response, frame, 'Only administrators of the workspace see its settings.');
    },
  );

  return router;
}

function show(
  world: World,
  request: Request,
  response: Response,
  frame: Frame,
  place: Place,
  page: ShownOn,
  base: string,
): void {
  const modules = shownModules(world, place, page);
  const { app, module: key } = request.params;
  const chosen = modules.find(({ moduleKey, appKey }) => moduleKey === key && (app === undefined || app === appKey));
  if (key !== undefined && chosen === undefined) response.status(404);
  const navigation = [
    ...(frame.navigation ?? []).map((link) => (chosen === undefined ? link : { ...link, current: false })),
    ...modules.map((module) => ({
      label: module.title,
      href: `${base}/addon/${encodeURIComponent(module.appKey)}/${encodeURIComponent(module.moduleKey)}`,
      current: module === chosen,
    })),
  ];
  response.type('html').send(renderLayout({ ...frame, navigation }, renderSettings(modules, chosen, key)));
}

function renderSettings(modules: readonly ShownModule[], chosen: ShownModule | undefined, key: unknown): Html {
  if (chosen !== undefined)
    return html`<h1>${chosen.title}</h1>
      ${renderIframe(chosen, 'page')}`;
  if (key !== undefined)
    return html`<h1>Settings</h1>
      <p>No app shows such a page here.</p>`;
  return html`<h1>Settings</h1>
    <p>${modules.length === 0 ? 'No app adds a page here.' : 'Pages of apps are in the list on the left.'}</p>`;
}

function refuse(response: Response, frame: Frame, reason: string): void {
  response
    .status(403)
    .type('html')
    .send(
      renderLayout(
        frame,
        html`<h1>You have no access</h1>
          <p>${reason}</p>`,
      ),
    );
}
