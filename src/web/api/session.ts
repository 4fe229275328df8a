import type { RequestHandler } from 'express';
import type { ApiContext } from './api-context';
import type { SessionView } from './contract';
import { sessionOf, sessionOver } from './session-guard';

/** `POST /api/session`: a fresh session for a valid one, with the same claims. */
export function postSession({ sessions }: ApiContext): RequestHandler {
  return (req, res) => {
    const issued = sessions.renew(sessionOf(req));
    if (issued === null) throw sessionOver();
    const view: SessionView = { session: issued.token, expiresAt: issued.expiresAt };
    res.json(view);
  };
}
