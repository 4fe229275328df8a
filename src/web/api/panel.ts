import type { RequestHandler } from 'express';
import { effectiveSettings } from '../../domain';
import { reviewKey } from '../../intake';
import type { PageSession } from '../session';
import type { ApiContext } from './api-context';
import type { PanelView } from './contract';
import { panelView } from './panel-view';
import { replyWithTag } from './reply';
import { mayAct } from './may-act';
import { pullRequestOf, sessionOf } from './session-guard';

/** `GET /api/panel`: what the panel of a pull request shows. */
export function getPanel(context: ApiContext): RequestHandler {
  return async (req, res) => {
    replyWithTag(req, res, await loadPanel(context, sessionOf(req)));
  };
}

/** Everything the panel shows, read at once. */
export async function loadPanel(context: ApiContext, session: PageSession): Promise<PanelView> {
  const { store, queue } = context;
  const ref = pullRequestOf(session);
  const [installation, workspace, repository, pullRequest, reviews, recent, findings, comments, queued, right] =
    await Promise.all([
      store.installations.byId(ref.tenant),
      store.settings.workspace(ref.tenant),
      store.settings.repository(ref),
      store.reviews.pullRequest(ref),
      store.reviews.ofPullRequest(ref, 1),
      store.reviews.recent(ref.tenant, 1),
      store.findings.ofPullRequest(ref),
      store.publications.comments(ref),
      queue.holds(reviewKey(ref)),
      mayAct(context, session, ref),
    ]);
  return panelView({
    number: ref.number,
    installation,
    everReviewed: recent.length > 0,
    enabled: effectiveSettings(repository, workspace).enabled,
    queued,
    pullRequest,
    review: reviews[0] ?? null,
    findings,
    comments,
    // Who has to sign in first may press the button: the answer says where.
    mayAct: right === 'yes' || (right === 'unknown' && context.signInFor(ref.tenant) !== null),
  });
}
