import { z } from 'zod';
import type { Comment, PullRequest } from '../../../world';
import { ApiError, refusals } from '../../errors';
import { addComment, changeComment, detailsOf, repliesTo, supports } from '../../host';
import { anchorSchema } from '../anchors/anchor-schema';
import { placeAnchor } from '../anchors/place-anchor';
import type { Call } from '../call';

/** One character more is refused. */
const LONGEST_TEXT = 32_767;
const TEXT = 'Please enter a non-empty value less than 32768 characters';

const text = z
  .string()
  .max(LONGEST_TEXT, TEXT)
  .refine((value) => value.trim() !== '', TEXT);
const severity = z.enum(['NORMAL', 'BLOCKER']);

const newBody = z.object({
  text,
  anchor: anchorSchema.nullish(),
  parent: z.object({ id: z.number() }).nullish(),
  severity: severity.nullish(),
  state: z.enum(['OPEN', 'PENDING', 'RESOLVED']).nullish(),
});

const changeBody = z.object({
  version: z.number({ error: 'The version of the comment is required.' }).int(),
  text: text.nullish(),
  severity: severity.nullish(),
  state: z.enum(['OPEN', 'RESOLVED']).nullish(),
  threadResolved: z.boolean().nullish(),
});

export async function commentFromBody(call: Call, pullRequest: PullRequest, isTask: boolean): Promise<Comment> {
  const body = call.body(newBody);
  const author = call.account();
  const parent = body.parent == null ? undefined : pullRequest.comments.get(body.parent.id);
  if (body.parent != null && (parent === undefined || parent.deleted)) {
    throw refusals.noComment(String(body.parent.id));
  }
  const place =
    body.anchor == null || parent !== undefined ? undefined : await placeAnchor(call.host, pullRequest, body.anchor);
  return addComment(call.host, pullRequest, author, {
    text: body.text,
    ...(place === undefined ? {} : { place }),
    ...(parent === undefined ? {} : { parent }),
    severity: isTask ? 'BLOCKER' : (body.severity ?? 'NORMAL'),
    pending: body.state === 'PENDING',
  });
}

/** Texts belong to their authors; marks may be set by who wrote the pull request or manages the repository as well. */
export function changeFromBody(call: Call, comment: Comment): void {
  const body = call.body(changeBody);
  const { pullRequest, author } = comment;
  const actor = call.account();
  const isOwn = author.uuid === actor.uuid;
  const mayMark = isOwn || pullRequest.author.uuid === actor.uuid || call.may(pullRequest.repository, 'admin');
  if (!mayMark || (body.text != null && !isOwn)) throw call.forbidden();
  refuseStaleComment(comment, body.version);
  const knowsThreads = supports(call.host, 'threadResolution');
  if (knowsThreads && body.threadResolved != null && comment.parent !== null) {
    throw refusals.invalid('threadResolved', 'Only the first comment of a thread can be resolved.');
  }
  changeComment(call.host, comment, actor, {
    text: body.text ?? undefined,
    severity: body.severity ?? undefined,
    state: body.state ?? undefined,
    threadResolved: knowsThreads ? (body.threadResolved ?? undefined) : undefined,
  });
}

export function refuseStaleComment(comment: Comment, expectedVersion: number): void {
  const currentVersion = detailsOf(comment).version;
  if (currentVersion === expectedVersion) return;
  throw new ApiError(
    409,
    'You are attempting to modify a comment based on out-of-date information.',
    'comment.CommentOutOfDateException',
    { extra: { currentVersion, expectedVersion } },
  );
}

export function refuseUndeletable(call: Call, comment: Comment): void {
  const isOwn = comment.author.uuid === call.account().uuid;
  if (!isOwn && !call.may(comment.pullRequest.repository, 'admin')) throw call.forbidden();
  const version = call.number('version');
  if (version === undefined) throw refusals.invalid('version', 'The version of the comment is required.');
  refuseStaleComment(comment, version);
  if (repliesTo(comment).length > 0) {
    throw new ApiError(
      409,
      'This comment has replies which must be deleted first.',
      'comment.CommentDeletionException',
    );
  }
}
