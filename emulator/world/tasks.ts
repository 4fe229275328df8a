import type { Account, Comment, PullRequest, Task } from './model';
import { Refusal } from './model';
import type { WorldState } from './state';

export interface NewTask {
  readonly raw: string;
  readonly comment?: Comment;
  readonly pending?: boolean;
}

export function addTask(state: WorldState, pullRequest: PullRequest, creator: Account, request: NewTask): Task {
  refuseBlank(request.raw);
  const at = state.now();
  const task: Task = {
    id: state.nextId(),
    creator,
    raw: request.raw,
    state: 'UNRESOLVED',
    comment: request.comment ?? null,
    pending: request.pending ?? false,
    createdOn: at,
    updatedOn: at,
    resolvedOn: null,
    resolvedBy: null,
  };
  pullRequest.tasks.set(task.id, task);
  pullRequest.updatedOn = at;
  return task;
}

export interface TaskChange {
  readonly raw?: string;
  readonly state?: Task['state'];
}

export function updateTask(state: WorldState, task: Task, actor: Account, change: TaskChange): void {
  if (change.raw !== undefined) refuseBlank(change.raw);
  task.raw = change.raw ?? task.raw;
  task.updatedOn = state.now();
  if (change.state === undefined || change.state === task.state) return;
  task.state = change.state;
  task.resolvedOn = change.state === 'RESOLVED' ? task.updatedOn : null;
  task.resolvedBy = change.state === 'RESOLVED' ? actor : null;
}

export function deleteTask(_state: WorldState, pullRequest: PullRequest, task: Task): void {
  pullRequest.tasks.delete(task.id);
}

function refuseBlank(raw: string): void {
  const message = 'This field may not be blank.';
  if (raw.trim() === '') throw new Refusal(400, message, undefined, { 'content.raw': [message] });
}
