import type { Anchor } from '../../../domain';
import { bodyHash } from './content-hash';
import type { OwnComment, OwnComments, RememberedComment } from './own-comments';
import { SUMMARY } from './summary-parts';
import type { WantedComments, WantedThread } from './wanted-comments';

/** Stands above a comment where the host cannot resolve threads, until the problem returns. */
export const SETTLED = '**Settled:** fixed, dismissed, or no longer part of the change.';

interface OnComment {
  readonly subject: string;
  readonly id: string;
  /** What is to be remembered once the step is done. */
  readonly after: RememberedComment;
}

/** One thing to do. Steps of one subject go in their order; those of different subjects may go at the same time. */
export type CommentStep =
  | { readonly kind: 'create-comment'; readonly subject: string; readonly body: string; readonly anchor: Anchor | null }
  | (OnComment & { readonly kind: 'update-comment'; readonly body: string })
  | (OnComment & { readonly kind: 'resolve' | 'reopen' })
  /** Nothing on the host: what is known of the comment was lost, or never arrived. */
  | (OnComment & { readonly kind: 'remember' })
  | { readonly kind: 'delete-comment'; readonly subject: string; readonly id: string };

/**
 * The way from what stands to what should. Only comments of ours are touched; an answered thread is never deleted; a thread that a
 * person resolved or re-opened by hand stays as that person left it.
 */
export function reconcileThreads(
  wanted: WantedComments,
  own: OwnComments,
  canResolve: boolean,
): readonly CommentStep[] {
  return [
    ...wanted.threads.flatMap((thread) => openSteps(thread, own.standing.get(thread.subject))),
    ...[...wanted.settled].flatMap((subject) => settleSteps(own.standing.get(subject), canResolve)),
    ...own.doubles
      .filter(({ answered }) => !answered)
      .map(({ subject, id }) => ({ kind: 'delete-comment', subject, id }) as const),
  ];
}

/** The summary is edited in place. One that somebody deleted is written again: nothing else tells what has no thread. */
export function reconcileSummary(body: string | null, own: OwnComments): readonly CommentStep[] {
  if (body === null) return [];
  const standing = own.standing.get(SUMMARY);
  if (standing) return textSteps(standing, body, standing.remembered?.resolved ?? false);
  if (own.removed.get(SUMMARY) === 'absent') return [];
  return [{ kind: 'create-comment', subject: SUMMARY, body, anchor: null }];
}

function openSteps({ subject, body, anchor }: WantedThread, own: OwnComment | undefined): readonly CommentStep[] {
  if (!own) return body === null || anchor === null ? [] : [{ kind: 'create-comment', subject, body, anchor }];
  const resolvedByUs = own.remembered?.resolved === true;
  const text = textSteps(own, body ?? withoutSettled(own.body), resolvedByUs && own.resolved);
  if (!resolvedByUs || !own.resolved) return text;
  const hash = text.find((step) => step.kind === 'update-comment')?.after.bodyHash ?? hashToday(own);
  return [...text, { kind: 'reopen', subject, id: own.id, after: memory(own, { bodyHash: hash, resolved: false }) }];
}

/** Makes the text right; when it is, makes sure that it is remembered. */
function textSteps(own: OwnComment, body: string | null, resolved: boolean): readonly CommentStep[] {
  const { subject, id, remembered } = own;
  if (body !== null && !saysAlready(own, body)) {
    return [{ kind: 'update-comment', subject, id, body, after: memory(own, { bodyHash: bodyHash(body), resolved }) }];
  }
  const after = memory(own, { bodyHash: body === null ? hashToday(own) : bodyHash(body), resolved });
  return isSame(remembered, after) ? [] : [{ kind: 'remember', subject, id, after }];
}

function settleSteps(own: OwnComment | undefined, canResolve: boolean): readonly CommentStep[] {
  if (!own) return [];
  const { subject, id, resolved, remembered } = own;
  const resolvedByUs = remembered?.resolved === true;
  if (canResolve && own.anchor !== null && !resolved && !resolvedByUs) {
    return [{ kind: 'resolve', subject, id, after: memory(own, { bodyHash: hashToday(own), resolved: true }) }];
  }
  if (!canResolve && own.anchor !== null && withoutSettled(own.body) === null)
    return textSteps(own, `${SETTLED}\n\n${own.body}`, false);
  const after = memory(own, { bodyHash: hashToday(own), resolved: resolved || resolvedByUs });
  return isSame(remembered, after) ? [] : [{ kind: 'remember', subject, id, after }];
}

/** The text below the words that it is settled; null where they do not stand. */
function withoutSettled(body: string): string | null {
  return body.startsWith(SETTLED) ? body.slice(SETTLED.length).trimStart() : null;
}

/** What was sent is what counts: a host may give a text back in other clothes. */
function saysAlready(own: OwnComment, body: string): boolean {
  const hash = bodyHash(body);
  return own.remembered?.bodyHash === hash || bodyHash(own.body) === hash;
}

function hashToday({ remembered, body }: OwnComment): string {
  return remembered?.bodyHash ?? bodyHash(body);
}

function memory(
  { subject, id, remembered }: OwnComment,
  now: Pick<RememberedComment, 'bodyHash' | 'resolved'>,
): RememberedComment {
  return { subject, commentId: id, taskId: remembered?.taskId ?? null, ...now };
}

function isSame(before: RememberedComment | null, after: RememberedComment): boolean {
  return (
    before?.commentId === after.commentId && before.bodyHash === after.bodyHash && before.resolved === after.resolved
  );
}
