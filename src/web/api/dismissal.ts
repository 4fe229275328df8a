import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Failure } from '../../domain';
import type { DismissalChange } from '../dependencies';
import type { ApiContext } from './api-context';
import { audit } from './audit';
import { demandMayAct } from './may-act';
import { loadPanel } from './panel';
import { pullRequestOf, sessionOf } from './session-guard';

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;
const BODY = z.object({ reason: z.string().trim().min(SHORTEST_REASON).max(LONGEST_REASON) });

/** `POST /api/panel/findings/:fingerprint/dismiss`: a person says why a finding does not matter. */
export function postDismiss(context: ApiContext): RequestHandler {
  return change(context, 'finding.dismiss', (body) => {
    const parsed = BODY.safeParse(body);
    if (!parsed.success) throw noReason();
    return parsed.data.reason;
  });
}

/** `POST /api/panel/findings/:fingerprint/restore`: takes a dismissal back. */
export function postRestore(context: ApiContext): RequestHandler {
  return change(context, 'finding.restore', () => null);
}

function change(context: ApiContext, action: string, reasonIn: (body: unknown) => string | null): RequestHandler {
  return async (req, res) => {
    const session = sessionOf(req);
    const ref = pullRequestOf(session);
    const { fingerprint } = req.params;
    if (typeof fingerprint !== 'string' || !/^[0-9a-f]{32}$/.test(fingerprint)) throw noSuchFinding();
    const reason = reasonIn(req.body);
    await demandMayAct(context, session, ref);
    const { account: by, accountName: byName } = session;
    await apply(context, { ref, fingerprint, by, byName, reason, at: context.clock() });
    audit(context.logger, session, action, { number: ref.number, fingerprint });
    res.json(await loadPanel(context, session));
  };
}

/** The host may refuse Loom itself: that is not the person's session that has ended. */
async function apply(context: ApiContext, wish: DismissalChange): Promise<void> {
  try {
    await context.applyDismissal(wish);
  } catch (error) {
    if (!(error instanceof Failure) || (error.kind !== 'unauthenticated' && error.kind !== 'forbidden')) throw error;
    throw new Failure({ kind: 'unavailable', what: error.message, next: error.next, cause: error });
  }
}

function noReason(): Failure {
  return new Failure({
    kind: 'invalid',
    what: `A reason of ${SHORTEST_REASON} to ${LONGEST_REASON} characters is needed.`,
    next: 'Say in a few words why this finding does not matter here.',
  });
}

function noSuchFinding(): Failure {
  return new Failure({
    kind: 'gone',
    what: 'This pull request has no such finding any more.',
    next: 'Reload the panel.',
  });
}
