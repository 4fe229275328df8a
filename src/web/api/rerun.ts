import type { RequestHandler } from 'express';
import { reviewKey } from '../../intake';
import type { ApiContext } from './api-context';
import { audit } from './audit';
import { demandMayAct } from './may-act';
import { loadPanel } from './panel';
import { pullRequestOf, sessionOf } from './session-guard';

/** `POST /api/panel/rerun`: reviews the newest commit again, before everything that nobody waits for. */
export function postRerun(context: ApiContext): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    const ref = pullRequestOf(session);
    await demandMayAct(context, session, ref);
    await context.queue.add({
      key: reviewKey(ref),
      payload: { kind: 'review', ...ref, headCommit: null, source: null, destination: null, again: true },
      priority: 0,
    });
    audit(context.logger, session, 'review.rerun', { number: ref.number });
    res.json(await loadPanel(context, session));
  };
}
