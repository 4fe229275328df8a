import { Failure, type PullRequestRef, type TrackedFinding } from '../domain';
import { type OwnComments, reconcileTasks, SUMMARY, taskFor, type TaskStep, type WantedComments } from './core';
import type { Posted } from './post-comments';
import type { ReviewDeps } from './review-deps';
import { stopIfAborted } from './stop';

type Posting = Pick<ReviewDeps, 'host' | 'store' | 'signal' | 'logger'>;

/** Opens tasks for blockers and finishes those that are done. Asks the host only when there are, or were, any. */
export async function postTasks(
  blockers: WantedComments['blockers'],
  own: OwnComments,
  posted: Posted,
  ref: PullRequestRef,
  deps: Posting,
): Promise<void> {
  const ids = new Map([...own.standing].map(([subject, { id }]) => [subject, id]));
  for (const [subject, id] of posted.ids) ids.set(subject, id);
  const taskOn = (finding: TrackedFinding, subject: string): ReturnType<typeof taskFor>[] => {
    const comment = ids.get(subject);
    return comment === undefined ? [] : [taskFor(finding, comment)];
  };
  const wanted = [
    ...blockers.inline.flatMap(({ subject, finding }) => taskOn(finding, subject)),
    ...blockers.elsewhere.flatMap((finding) => taskOn(finding, SUMMARY)),
  ];
  const had = [...own.standing.values()].some(({ remembered }) => remembered?.taskId);
  if (wanted.length === 0 && !had) return;
  const tasks = await deps.host.tasks(ref, { signal: deps.signal });
  const steps = reconcileTasks(wanted, tasks, new Set(ids.values()), posted.reopened);
  for (const step of steps) {
    stopIfAborted(deps.signal);
    await take(step, ref, deps);
  }
}

async function take(step: TaskStep, ref: PullRequestRef, { host, store, signal, logger }: Posting): Promise<void> {
  try {
    if (step.kind !== 'create-task') {
      await host.setTaskDone(ref, step.task, step.kind === 'finish-task', { signal });
      return;
    }
    const task = await host.createTask(ref, { body: step.body, comment: step.comment }, { signal });
    const comments = await store.publications.comments(ref);
    const comment = comments.find(({ commentId }) => commentId === step.comment);
    if (comment) await store.publications.saveComment(ref, { ...comment, taskId: task.id });
  } catch (error) {
    if (!(error instanceof Failure) || (error.kind !== 'forbidden' && error.kind !== 'gone')) throw error;
    logger.warn({ error, step: step.kind }, 'A task was refused by the host.');
  }
}
