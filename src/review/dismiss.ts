import { Failure, type Dismissal, type PullRequestRef } from '../domain';
import {
  bodyHash,
  escaped,
  isStanding,
  judge,
  markerLine,
  type OwnComment,
  ownComments,
  sortTracked,
  threadFinder,
} from './core';
import { loadRules } from './load-rules';
import { isRunning, lastCompleted, recall } from './memory';
import { reviewLink, wantedOutcome } from './outcome';
import { postOutcome } from './post-outcome';
import type { ReviewDeps } from './review-deps';

export interface DismissalChange {
  readonly ref: PullRequestRef;
  readonly fingerprint: string;
  /** Account id and name of the person. */
  readonly by: string;
  readonly byName: string;
  /** Why it is dismissed; null takes the dismissal back. */
  readonly reason: string | null;
  /** Milliseconds since the epoch; also tells one change from the next. */
  readonly at: number;
}

export type DismissDeps = Pick<ReviewDeps, 'host' | 'store' | 'logger' | 'baseUrl' | 'signal'>;

/**
 * Dismisses a finding, or takes that back, because a person said so: stored first, then said once in its thread, then report and
 * status are made right. Doing it again changes nothing.
 * @throws Failure `gone` when the pull request has no such finding
 */
export async function applyDismissal(change: DismissalChange, deps: DismissDeps): Promise<void> {
  const { ref, fingerprint, by, byName, reason, at } = change;
  const dismissal: Dismissal | null = reason === null ? null : { by, byName, reason, at };
  if (!(await deps.store.findings.dismiss(ref, fingerprint, dismissal))) {
    throw new Failure({
      kind: 'gone',
      what: 'This pull request has no such finding.',
      where: fingerprint,
      next: 'Reload the page: a newer review may have replaced it.',
    });
  }
  await Promise.all([settleThread(change, deps), renewOutcome(ref, deps)]);
}

async function settleThread(change: DismissalChange, deps: DismissDeps): Promise<void> {
  const { ref, fingerprint, reason, at } = change;
  const { host, store, signal } = deps;
  const options = { signal, urgency: 'person' } as const;
  const [comments, remembered, installation, tracked] = await Promise.all([
    host.comments(ref, options),
    store.publications.comments(ref),
    store.installations.byId(ref.tenant),
    store.findings.ofPullRequest(ref),
  ]);
  const own = ownComments(comments, remembered, installation?.account ?? null);
  const find = threadFinder(own);
  const thread = find(fingerprint);
  if (!thread) return;
  const subject = `${reason === null ? 'restored' : 'dismissed'}-${fingerprint}-${at}`;
  if (!own.replies.has(subject)) {
    await host.createComment(ref, { body: replyBody(change, subject), anchor: null, parent: thread.id }, options);
  }
  // A thread that tells of several findings is settled with the last of them.
  const stands = tracked.some((each) => isStanding(each) && find(each.fingerprint) === thread);
  await setResolved(thread, reason !== null && !stands, ref, deps);
}

async function setResolved(
  thread: OwnComment,
  resolved: boolean,
  ref: PullRequestRef,
  { host, store, signal }: DismissDeps,
): Promise<void> {
  if (!host.capabilities.resolve) return;
  if (thread.resolved !== resolved) await host.setResolved(ref, thread.id, resolved, { signal, urgency: 'person' });
  const { id, subject, body, remembered } = thread;
  const before = { commentId: id, subject, bodyHash: remembered?.bodyHash ?? bodyHash(body) };
  await store.publications.saveComment(ref, { ...before, resolved, taskId: remembered?.taskId ?? null });
}

function replyBody({ byName, reason }: DismissalChange, subject: string): string {
  const text =
    reason === null
      ? `${escaped(byName)} took the dismissal back.`
      : `Dismissed by ${escaped(byName)}${reason.trim() === '' ? '.' : `: ${escaped(reason)}`}`;
  return `${text}\n\n${markerLine({ subject, digest: null })}`;
}

/**
 * Judges the newest review again over the findings as they are now. While its commit is not the head any more, or a review runs, the
 * next review says it anyway.
 */
async function renewOutcome(ref: PullRequestRef, deps: DismissDeps): Promise<void> {
  const { host, store, signal, baseUrl } = deps;
  const [memory, pullRequest] = await Promise.all([
    recall(ref, store),
    host.pullRequest(ref, { signal, urgency: 'person' }),
  ]);
  const review = lastCompleted(memory);
  if (review?.headCommit == null || isRunning(memory) || pullRequest.state !== 'open') return;
  const { source, destination } = pullRequest;
  const opened = await host.openChange({ ref, source, destination }, { signal, urgency: 'person' });
  try {
    if (opened.head.commit !== review.headCommit) return;
    const { rulesFile } = await loadRules(opened, { settings: memory.settings });
    const tracked = sortTracked(memory.tracked);
    const judgement = judge(tracked, review.id, rulesFile, review.tools);
    const place = { number: ref.number, link: reviewLink(baseUrl, review.id), branch: source.branch };
    const { tools, notices } = review;
    const abilities = host.capabilities;
    const wanted = wantedOutcome({ tracked, judgement, rulesFile, abilities, tools, notices, place });
    const { verdict, gate, counts } = judgement;
    await store.reviews.save({ ...review, verdict, gate: gate.answer, gateReason: gate.reason, counts });
    await postOutcome(wanted, ref, review.headCommit, deps);
  } finally {
    await opened.close();
  }
}
