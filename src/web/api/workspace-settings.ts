import type { RequestHandler } from 'express';
import type { ApiContext } from './api-context';
import { audit } from './audit';
import { sessionOf } from './session-guard';
import { demandEdit, demandVisible, workspaceAccess } from './settings-access';
import { readSettings } from './settings-body';
import { workspaceSettingsView } from './settings-view';

/** `GET /api/settings/workspace`. */
export function getWorkspaceSettings(context: ApiContext): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    const access = await workspaceAccess(context, session);
    demandVisible(access);
    res.json(await workspaceSettingsView(context, session, access));
  };
}

/** `PUT /api/settings/workspace`: replaces the workspace's settings. */
export function putWorkspaceSettings(context: ApiContext): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    demandEdit(await workspaceAccess(context, session), context.signInFor(session.tenant));
    const settings = readSettings(req.body);
    await context.store.settings.setWorkspace(session.tenant, settings, session.account);
    audit(context.logger, session, 'settings.workspace', { keys: Object.keys(settings) });
    res.json(await workspaceSettingsView(context, session, 'edit'));
  };
}
