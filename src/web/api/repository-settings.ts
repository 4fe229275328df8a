import type { RequestHandler } from 'express';
import type { ApiContext } from './api-context';
import { audit } from './audit';
import { repositoryOf, sessionOf } from './session-guard';
import { demandEdit, demandVisible, repositoryAccess } from './settings-access';
import { readSettings } from './settings-body';
import { repositorySettingsView } from './settings-view';

/** `GET /api/settings/repository`. */
export function getRepositorySettings(context: ApiContext): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    const access = await repositoryAccess(context, session);
    demandVisible(access);
    res.json(await repositorySettingsView(context, session, access));
  };
}

/** `PUT /api/settings/repository`: replaces the repository's settings. */
export function putRepositorySettings(context: ApiContext): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    const ref = repositoryOf(session);
    demandEdit(await repositoryAccess(context, session), context.signInFor(session.tenant));
    const settings = readSettings(req.body);
    await context.store.settings.setRepository(ref, settings, session.account);
    audit(context.logger, session, 'settings.repository', { keys: Object.keys(settings) });
    res.json(await repositorySettingsView(context, session, 'edit'));
  };
}
