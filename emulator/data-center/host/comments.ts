import {
  note,
  type Account,
  type AnchorDetails,
  type Comment,
  type CommentDetails,
  type PullRequest,
} from '../../world';
import type { Host } from './host';

export interface CommentPlace {
  readonly path: string;
  /** Null for a comment on the file. */
  readonly line: number | null;
  readonly startLine: number | null;
  /** The old side of the diff. */
  readonly side: 'FROM' | 'TO';
  readonly orphaned: boolean;
  readonly details: AnchorDetails;
}

export interface NewComment {
  readonly text: string;
  readonly place?: CommentPlace;
  readonly parent?: Comment;
  readonly severity?: CommentDetails['severity'];
  /** Only its author sees it until the review is finished. */
  readonly pending?: boolean;
}

export function addComment(host: Host, pullRequest: PullRequest, author: Account, request: NewComment): Comment {
  const { place, parent } = request;
  const comment = host.world.addComment(pullRequest, author, {
    raw: request.text,
    ...(place === undefined ? {} : { inline: inlineOf(place) }),
    ...(parent === undefined ? {} : { parent }),
    pending: request.pending ?? false,
    details: { version: 0, severity: request.severity ?? 'NORMAL', ticked: null, anchor: place?.details ?? null },
  });
  if (place?.orphaned === true && comment.anchor !== null) comment.anchor = { ...comment.anchor, outdated: true };
  return comment;
}

export interface CommentChange {
  readonly text?: string | undefined;
  readonly severity?: CommentDetails['severity'] | undefined;
  readonly state?: 'OPEN' | 'RESOLVED' | undefined;
  readonly threadResolved?: boolean | undefined;
}

/** Changes a comment. Only a new text is told to the webhooks. */
export function changeComment(host: Host, comment: Comment, actor: Account, change: CommentChange): void {
  const details = detailsOf(comment);
  const mark = { user: actor, createdOn: host.world.now() };
  const before = comment.raw;
  details.version += 1;
  details.severity = change.severity ?? details.severity;
  comment.raw = change.text ?? comment.raw;
  comment.updatedOn = mark.createdOn;
  if (change.state !== undefined) details.ticked = change.state === 'RESOLVED' ? (details.ticked ?? mark) : null;
  if (change.threadResolved !== undefined) {
    comment.resolution = change.threadResolved ? (comment.resolution ?? mark) : null;
  }
  if (comment.raw !== before) note(host.world, { kind: 'comment', what: 'updated', comment, actor, before });
}

export function deleteComment(host: Host, comment: Comment, actor: Account): void {
  comment.deleted = true;
  note(host.world, { kind: 'comment', what: 'deleted', comment, actor });
}

/** Shows everybody what one person has written down for themselves. */
export function publishPending(host: Host, pullRequest: PullRequest, author: Account): void {
  for (const comment of pendingOf(pullRequest, author)) {
    comment.pending = false;
    pullRequest.activity.push({ kind: 'comment', at: host.world.now(), comment });
    note(host.world, { kind: 'comment', what: 'created', comment, actor: author });
  }
}

export function pendingOf(pullRequest: PullRequest, author: Account): readonly Comment[] {
  return [...pullRequest.comments.values()].filter(
    (comment) => comment.pending && !comment.deleted && comment.author.uuid === author.uuid,
  );
}

export function detailsOf(comment: Comment): CommentDetails {
  if (comment.details === null) throw new Error(`Comment ${comment.id} was not made by an instance of Data Center.`);
  return comment.details;
}

/** Answers to a comment that are still there, oldest first. */
export function repliesTo(comment: Comment): readonly Comment[] {
  return [...comment.pullRequest.comments.values()].filter((one) => one.parent === comment && !one.deleted);
}

/** The comment that began the thread. */
export function rootOf(comment: Comment): Comment {
  let root = comment;
  while (root.parent !== null) root = root.parent;
  return root;
}

function inlineOf({ path, line, startLine, side }: CommentPlace): {
  readonly path: string;
  readonly from?: number;
  readonly to?: number;
  readonly startFrom?: number;
  readonly startTo?: number;
} {
  if (line === null) return { path };
  if (side === 'FROM') return { path, from: line, ...(startLine === null ? {} : { startFrom: startLine }) };
  return { path, to: line, ...(startLine === null ? {} : { startTo: startLine }) };
}
