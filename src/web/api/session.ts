import type { RequestHandler } from 'express';
import type { PageSession } from '../session';
import type { ApiContext } from './api-context';
import type { SessionView } from './contract';
import { sessionOf, sessionOver } from './session-guard';

/** `POST /api/session`: a fresh session for a valid one, with the same claims, as long as the person may still read. */
export function postSession(context: Pick<ApiContext, 'sessions' | 'access'>): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    if (await lostAccess(session, context)) throw sessionOver();
    const issued = context.sessions.renew(session);
    if (issued === null) throw sessionOver();
    const view: SessionView = { session: issued.token, expiresAt: issued.expiresAt };
    res.json(view);
  };
}

/** Where the host vouched for the person, no answer is no reason to doubt that. */
async function lostAccess(session: PageSession, { access }: Pick<ApiContext, 'access'>): Promise<boolean> {
  const { tenant, repository, workspace, guestUntil, asked } = session;
  if (repository === null || guestUntil !== undefined) return false;
  const permission = await access.repository(session, { tenant, repository }, workspace);
  return permission === 'none' || (permission === 'unknown' && asked === true);
}
