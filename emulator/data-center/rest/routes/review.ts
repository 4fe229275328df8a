import type { Router } from 'express';
import { z } from 'zod';
import { addComment, deleteComment, pendingOf, publishPending, review } from '../../host';
import { route, type Api } from '../call';
import { commentJson } from '../representation/comments';
import { refuseOwn, refuseMoved } from './participants';

const P = '/projects/:project/repos/:repo/pull-requests/:id/review';

const finishBody = z.object({
  commentText: z.string().max(32_767).nullish(),
  lastReviewedCommit: z.string().nullish(),
  participantStatus: z
    .string()
    .transform((status) => status.toUpperCase())
    .pipe(z.enum(['APPROVED', 'NEEDS_WORK', 'UNAPPROVED']))
    .nullish(),
});

/** A review that is written down for oneself first, and then shown at once. */
export function reviewRoutes(router: Router, api: Api): void {
  route(router, api, 'get', P, (call) => {
    const account = call.account();
    call.page(pendingOf(call.pullRequest(), account), (one) => commentJson(call.host, one, account));
  });
  route(router, api, 'put', P, (call) => {
    const pullRequest = call.pullRequest();
    const account = call.account();
    const body = call.body(finishBody);
    if (body.participantStatus != null) refuseOwn(pullRequest, account);
    refuseMoved(pullRequest, body.lastReviewedCommit ?? null);
    publishPending(call.host, pullRequest, account);
    const text = body.commentText ?? '';
    if (text.trim() !== '') addComment(call.host, pullRequest, account, { text });
    if (body.participantStatus != null) review(call.host, pullRequest, account, body.participantStatus);
    call.nothing();
  });
  route(router, api, 'delete', P, (call) => {
    const account = call.account();
    for (const comment of pendingOf(call.pullRequest(), account)) deleteComment(call.host, comment, account);
    call.nothing();
  });
}
