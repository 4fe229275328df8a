import express, { Router } from 'express';
import { limitBy } from '../limit-by';
import type { ApiContext } from './api-context';
import { postDismiss, postRestore } from './dismissal';
import { getPanel } from './panel';
import { getRepositorySettings, putRepositorySettings } from './repository-settings';
import { postRerun } from './rerun';
import { postSession } from './session';
import { requireSession, sessionOf } from './session-guard';
import { postWebhookSecret } from './webhook-secret';
import { getWorkspaceSettings, putWorkspaceSettings } from './workspace-settings';

const CHANGES_PER_MINUTE = 60;

/** The JSON API of the pages, as `contract.ts` lists it. */
export function apiRoutes(context: ApiContext): Router {
  const session = requireSession(context.sessions, context.store.installations);
  const body = express.json({ limit: '64kb' });
  const changes = limitBy((req) => {
    const { tenant, account } = sessionOf(req);
    return JSON.stringify([tenant, account]);
  }, CHANGES_PER_MINUTE);
  const router = Router();
  router.get('/api/panel', session, getPanel(context));
  router.post('/api/panel/rerun', session, changes, postRerun(context));
  router.post('/api/panel/findings/:fingerprint/dismiss', session, changes, body, postDismiss(context));
  router.post('/api/panel/findings/:fingerprint/restore', session, changes, postRestore(context));
  router.get('/api/settings/repository', session, getRepositorySettings(context));
  router.put('/api/settings/repository', session, changes, body, putRepositorySettings(context));
  router.post('/api/settings/repository/webhook-secret', session, changes, postWebhookSecret(context));
  router.get('/api/settings/workspace', session, getWorkspaceSettings(context));
  router.put('/api/settings/workspace', session, changes, body, putWorkspaceSettings(context));
  router.post('/api/session', session, postSession(context));
  return router;
}
