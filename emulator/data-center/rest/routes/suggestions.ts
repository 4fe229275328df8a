import type { Router } from 'express';
import { z } from 'zod';
import { findEntry, readBlob } from '../../../git';
import { replaceLines, suggestionsIn } from '../../../pages';
import { ApiError, refusals } from '../../errors';
import { gitRoute, type Api, type Call } from '../call';
import { refuseStaleComment } from './comment-bodies';
import { refuseStale } from './pull-request-bodies';

const P = '/projects/:project/repos/:repo/pull-requests/:id/comments/:comment/apply-suggestion';

const applyBody = z.object({
  commentVersion: z.number().int(),
  pullRequestVersion: z.number().int(),
  suggestionIndex: z.number().int().min(0),
  message: z.string({ error: 'A commit message is required.' }).min(1),
});

/** Puts the suggestion of a comment into the source branch, as a commit of whoever asks. */
export function suggestionRoutes(router: Router, api: Api): void {
  gitRoute(router, api, 'post', P, async (call) => {
    await apply(call);
    call.nothing();
  });
}

async function apply(call: Call): Promise<void> {
  const comment = call.comment();
  const { pullRequest, anchor } = comment;
  const { repository, branch, hash } = pullRequest.source;
  const body = call.body(applyBody);
  if (repository === null || !call.may(repository, 'write')) throw call.forbidden();
  refuseStale(call, pullRequest, body.pullRequestVersion);
  refuseStaleComment(comment, body.commentVersion);
  const text = suggestionsIn(comment.raw)[body.suggestionIndex];
  if (text === undefined) throw refusals.invalid('suggestionIndex', 'There is no such suggestion.');
  if (typeof anchor?.to !== 'number' || anchor.outdated) throw gone();
  const entry = await findEntry(repository.folder, hash, anchor.path);
  if (entry?.kind !== 'file') throw gone();
  const content = await readBlob(repository.folder, entry.hash);
  await call.world.commitFiles(repository, branch, {
    files: { [anchor.path]: replaceLines(content, anchor.startTo ?? anchor.to, anchor.to, text) },
    message: body.message,
    author: call.account(),
  });
}

function gone(): ApiError {
  return new ApiError(409, 'The suggestion can no longer be applied.', 'comment.CommentSuggestionException');
}
