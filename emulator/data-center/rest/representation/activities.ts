import type { Account, Activity, Comment, UpdateEntry } from '../../../world';
import { rootOf, type Host } from '../../host';
import { anchorJson, commentJson } from './comments';
import { userJson } from './people';
import type { Rescope } from './rescopes';
import { milliseconds } from './times';

const VERDICTS = { approval: 'APPROVED', changes_requested: 'REVIEWED', withdrawal: 'UNAPPROVED' } as const;
const STATES = { MERGED: 'MERGED', DECLINED: 'DECLINED', SUPERSEDED: 'DECLINED', OPEN: 'REOPENED' } as const;

/** One entry; null when there is nothing left of it, or it is not for this viewer. */
export function activityJson(
  host: Host,
  entry: Activity,
  viewer: Account | null,
  updates: readonly UpdateEntry[],
  rescopes: ReadonlyMap<UpdateEntry, Rescope>,
): Record<string, unknown> | null {
  const createdDate = milliseconds(entry.at);
  if (entry.kind === 'comment') {
    const shown = commentActivity(host, entry.comment, viewer);
    return shown === null ? null : { createdDate, ...shown };
  }
  if (entry.kind !== 'update') return { createdDate, user: userJson(host, entry.user), action: VERDICTS[entry.kind] };
  const before = updates[updates.indexOf(entry.update) - 1];
  const user = userJson(host, entry.update.author);
  return { createdDate, user, ...updateActivity(host, before, entry.update), ...rescopes.get(entry.update) };
}

function commentActivity(host: Host, comment: Comment, viewer: Account | null): Record<string, unknown> | null {
  const root = rootOf(comment);
  if (comment.deleted || root.deleted) return null;
  const anchor = anchorJson(root);
  return {
    user: userJson(host, comment.author),
    action: 'COMMENTED',
    commentAction: comment.parent === null ? 'ADDED' : 'REPLIED',
    comment: commentJson(host, root, viewer),
    ...(anchor === null ? {} : { commentAnchor: anchor }),
  };
}

/** What a change did is seen by what was there before. */
function updateActivity(host: Host, before: UpdateEntry | undefined, after: UpdateEntry): Record<string, unknown> {
  if (before === undefined) return { action: 'OPENED' };
  if (after.state !== before.state) return { action: STATES[after.state] };
  if (after.source.hash !== before.source.hash) {
    return {
      action: 'RESCOPED',
      fromHash: after.source.hash,
      previousFromHash: before.source.hash,
      previousToHash: before.destination.hash,
      toHash: after.destination.hash,
    };
  }
  const only = (one: UpdateEntry, other: UpdateEntry): readonly Record<string, unknown>[] =>
    one.reviewers.filter((user) => !other.reviewers.includes(user)).map((user) => userJson(host, user));
  return { action: 'UPDATED', addedReviewers: only(after, before), removedReviewers: only(before, after) };
}
