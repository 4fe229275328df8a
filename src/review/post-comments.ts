import { Failure, type HostComment, type PullRequestRef } from '../domain';
import { bodyHash, type CommentStep, type RememberedComment } from './core';
import { inFlight } from './in-flight';
import type { ReviewDeps } from './review-deps';
import { stopIfAborted } from './stop';
import { rememberAccount, whoseComments } from './whose-comments';

/** What became of the steps. */
export interface Posted {
  /** Subjects whose anchor the host refused: the summary tells them instead. */
  readonly refused: ReadonlySet<string>;
  /** Ids of comments written or found by this run, by subject. */
  readonly ids: ReadonlyMap<string, string>;
  /** Ids of threads that were re-opened. */
  readonly reopened: ReadonlySet<string>;
}

export interface PostingContext {
  readonly ref: PullRequestRef;
  /** The account Loom writes as, as far as it is known. */
  readonly account: string | null;
  readonly onPosted: (done: number, all: number) => void;
}

type Posting = Pick<ReviewDeps, 'host' | 'store' | 'signal' | 'logger'>;
type Create = Extract<CommentStep, { kind: 'create-comment' }>;

/** What a review posts at most by default, its summary included, goes out in one round trip: hosts count requests by the hour. */
const AT_ONCE = 21;

/** Takes the steps, several subjects at a time; whatever the host answered is remembered before anything else happens. */
export async function postComments(
  steps: readonly CommentStep[],
  context: PostingContext,
  deps: Posting,
): Promise<Posted> {
  const refused = new Set<string>();
  const ids = new Map<string, string>();
  const reopened = new Set<string>();
  const lost: Create[] = [];
  let account = context.account;
  let done = 0;

  const keep = async (comment: RememberedComment, author: string | null): Promise<void> => {
    // The account first: with it, a comment whose answer never comes is known by its marker.
    if (author !== null && author !== account) {
      account = author;
      await rememberAccount(context.ref.tenant, author, deps);
    }
    await deps.store.publications.saveComment(context.ref, comment);
    ids.set(comment.subject, comment.commentId);
  };
  const take = async (step: CommentStep): Promise<void> => {
    stopIfAborted(deps.signal);
    if (step.kind === 'create-comment') {
      const created = await create(step, context.ref, deps);
      if (created === 'refused') refused.add(step.subject);
      else if (created === 'lost') lost.push(step);
      else await keep(remembered(step, created.id), created.author);
    } else if (await change(step, context.ref, deps)) {
      if (step.kind === 'reopen') reopened.add(step.id);
      if (step.kind !== 'delete-comment') await keep(step.after, null);
    }
    context.onPosted((done += 1), steps.length);
  };
  const takeAll = (all: readonly CommentStep[]): Promise<void> =>
    inFlight(bySubject(all), AT_ONCE, async (group) => {
      for (const step of group) await take(step);
    });

  await takeAll(steps);
  if (lost.length > 0) {
    const missing = await findLost(lost.splice(0), account, context.ref, deps, keep);
    await takeAll(missing);
    if (lost.length > 0) throw neverAnswered(lost.length);
  }
  return { refused, ids, reopened };
}

function bySubject(steps: readonly CommentStep[]): readonly (readonly CommentStep[])[] {
  const groups = new Map<string, CommentStep[]>();
  for (const step of steps) groups.set(step.subject, [...(groups.get(step.subject) ?? []), step]);
  return [...groups.values()];
}

async function create(step: Create, ref: PullRequestRef, deps: Posting): Promise<HostComment | 'refused' | 'lost'> {
  try {
    const { body, anchor } = step;
    return await deps.host.createComment(ref, { body, anchor, parent: null }, { signal: deps.signal });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'unavailable') return 'lost';
    const isAnchorsFault = error.kind === 'invalid' || error.kind === 'conflict' || error.kind === 'gone';
    if (step.anchor === null || !isAnchorsFault) throw error;
    deps.logger.warn({ error, subject: step.subject }, 'A comment could not be put on its line.');
    return 'refused';
  }
}

/** False when the comment is out of our reach: deleted meanwhile, or not ours after all. */
async function change(
  step: Exclude<CommentStep, Create>,
  ref: PullRequestRef,
  { host, signal, logger }: Posting,
): Promise<boolean> {
  try {
    switch (step.kind) {
      case 'update-comment':
        await host.updateComment(ref, step.id, step.body, { signal });
        break;
      case 'resolve':
      case 'reopen':
        await host.setResolved(ref, step.id, step.kind === 'resolve', { signal });
        break;
      case 'delete-comment':
        await host.deleteComment(ref, step.id, { signal });
        break;
      case 'remember':
        break;
    }
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // A thread that cannot be resolved is remembered as settled, or it would be tried for ever.
    if (error.kind === 'conflict' && step.kind === 'resolve') return true;
    if (error.kind !== 'gone' && error.kind !== 'forbidden') throw error;
    logger.warn({ error, subject: step.subject }, 'A comment could not be changed.');
    return false;
  }
}

/** Reads the list again: what did arrive is remembered, the rest has to be written once more. */
async function findLost(
  lost: readonly Create[],
  account: string | null,
  ref: PullRequestRef,
  deps: Posting,
  keep: (comment: RememberedComment, author: string | null) => Promise<void>,
): Promise<readonly Create[]> {
  const [comments, known] = await Promise.all([
    deps.host.comments(ref, { signal: deps.signal }),
    deps.store.publications.comments(ref),
  ]);
  const { standing } = await whoseComments(ref, comments, known, account, deps);
  const missing: Create[] = [];
  for (const step of lost) {
    const found = standing.get(step.subject);
    if (found) await keep(remembered(step, found.id), comments.find(({ id }) => id === found.id)?.author ?? null);
    else missing.push(step);
  }
  return missing;
}

function remembered({ subject, body }: Create, commentId: string): RememberedComment {
  return { subject, commentId, bodyHash: bodyHash(body), resolved: false, taskId: null };
}

function neverAnswered(count: number): Failure {
  return new Failure({
    kind: 'unavailable',
    what: `The host did not answer when ${count} of the comments were written.`,
    next: 'The review is tried again; comments that did arrive are not repeated.',
  });
}
