import { commentJson } from '../rest/representation';
import { emitPullRequest, note } from './emit';
import type { Account, Anchor, Comment, CommentDetails, PullRequest } from './model';
import { Refusal } from './model';
import { takePart } from './verdicts';
import type { WorldState } from './state';

export interface NewAnchor {
  readonly path: string;
  readonly from?: number;
  readonly to?: number;
  readonly startFrom?: number;
  readonly startTo?: number;
}

export interface NewComment {
  readonly raw: string;
  readonly inline?: NewAnchor;
  readonly parent?: Comment;
  readonly pending?: boolean;
  readonly details?: CommentDetails;
}

/** Editing so soon after creation, or after the last edit, tells nobody. */
const QUIET_EDIT_US = 10 * 60 * 1_000_000;

/** Longer texts are refused with an HTML page. */
export const LONGEST_COMMENT = 32_768;

export function addComment(state: WorldState, pullRequest: PullRequest, author: Account, request: NewComment): Comment {
  refuseBlank(request.raw);
  const at = state.now();
  const comment: Comment = {
    id: state.nextId(),
    pullRequest,
    author,
    raw: request.raw,
    anchor: request.inline === undefined ? (request.parent?.anchor ?? null) : anchored(pullRequest, request.inline),
    parent: request.parent ?? null,
    deleted: false,
    pending: request.pending ?? false,
    resolution: null,
    details: request.details ?? null,
    createdOn: at,
    updatedOn: at,
  };
  pullRequest.comments.set(comment.id, comment);
  if (comment.pending) return comment;
  takePart(state, pullRequest, author);
  pullRequest.updatedOn = at;
  pullRequest.activity.push({ kind: 'comment', at, comment });
  tell(state, 'created', comment, author);
  note(state, { kind: 'comment', what: 'created', comment, actor: author });
  return comment;
}

export function editComment(state: WorldState, comment: Comment, actor: Account, raw: string): void {
  if (comment.author.uuid !== actor.uuid) throw new Refusal(403, 'You cannot edit the comment of another user.');
  refuseBlank(raw);
  const at = state.now();
  const quiet = at - comment.updatedOn < QUIET_EDIT_US;
  comment.raw = raw;
  comment.updatedOn = at;
  if (!quiet) tell(state, 'updated', comment, actor);
}

export function deleteComment(state: WorldState, comment: Comment, actor: Account, isAdmin: boolean): void {
  if (comment.author.uuid !== actor.uuid && !isAdmin) {
    throw new Refusal(403, 'You cannot delete the comment of another user.');
  }
  comment.deleted = true;
  comment.raw = '';
  comment.updatedOn = state.now();
  tell(state, 'deleted', comment, actor);
}

export function resolveComment(state: WorldState, comment: Comment, actor: Account): void {
  if (comment.parent !== null || comment.anchor === null) {
    throw new Refusal(403, 'Only top-level comments on the diff can be resolved.');
  }
  if (comment.resolution !== null) throw new Refusal(409, 'This comment is resolved already.');
  comment.resolution = { user: actor, createdOn: state.now() };
  tell(state, 'resolved', comment, actor);
}

export function reopenComment(state: WorldState, comment: Comment, actor: Account): void {
  if (comment.resolution === null) throw new Refusal(404, 'This comment is not resolved.');
  comment.resolution = null;
  tell(state, 'reopened', comment, actor);
}

function tell(state: WorldState, what: string, comment: Comment, actor: Account): void {
  if (state.listeners.size === 0) return;
  const body = { comment: commentJson(state.addresses, comment) };
  emitPullRequest(state, `comment_${what}`, comment.pullRequest, actor, body);
}

function refuseBlank(raw: string): void {
  if (raw.trim() === '')
    throw new Refusal(400, 'content.raw: This field may not be blank.', undefined, {
      'content.raw': ['This field may not be blank.'],
    });
}

function anchored(pullRequest: PullRequest, inline: NewAnchor): Anchor {
  if (inline.path === '') throw inlineRefusal('path: This field is required.');
  refuseRange('to', inline.startTo, inline.to);
  refuseRange('from', inline.startFrom, inline.from);
  return {
    path: inline.path,
    from: inline.from ?? null,
    to: inline.to ?? null,
    startFrom: inline.startFrom ?? null,
    startTo: inline.startTo ?? null,
    outdated: false,
    sourceHash: pullRequest.source.hash,
    destinationHash: pullRequest.destination.hash,
  };
}

function refuseRange(name: string, first: number | undefined, last: number | undefined): void {
  for (const line of [first, last]) {
    if (line !== undefined && (!Number.isInteger(line) || line < 1)) throw inlineRefusal(`${name}: not a line number.`);
  }
  if (first !== undefined && last === undefined) throw inlineRefusal(`start_${name} needs ${name}.`);
  if (first !== undefined && last !== undefined && first > last) {
    throw inlineRefusal(`start_${name} must not be greater than ${name}.`);
  }
}

function inlineRefusal(message: string): Refusal {
  return new Refusal(400, 'Bad request', undefined, { inline: [message] });
}
