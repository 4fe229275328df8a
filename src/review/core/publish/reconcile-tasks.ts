import type { HostTask, TrackedFinding } from '../../../domain';
import { placeOf } from '../render/wording';
import { cut, prose } from './bitbucket-text';

const PREFIX = 'Loom blocker: ';
const BODY_LENGTH = 300;

/** A task that should be open, on a comment of ours. */
export interface WantedTask {
  readonly subject: string;
  readonly comment: string;
  readonly body: string;
}

export type TaskStep =
  | { readonly kind: 'create-task'; readonly subject: string; readonly comment: string; readonly body: string }
  | { readonly kind: 'finish-task' | 'reopen-task'; readonly task: HostTask };

export function taskFor(finding: TrackedFinding, comment: string): WantedTask {
  const place = placeOf({ path: finding.path, lines: null });
  const where = place === null ? '' : ` (${cut(place, 100)})`;
  return {
    subject: finding.fingerprint,
    comment,
    body: `${PREFIX}${prose(cut(finding.message, BODY_LENGTH))}${prose(where)}`,
  };
}

/**
 * Opens a task for each blocker and finishes those of blockers that are settled. Ours are the tasks that hang on a comment of ours
 * and start as we start them. One that a person ticked off stays so, unless its problem went away and came back.
 * @param returned comments whose thread this run re-opened
 */
export function reconcileTasks(
  wanted: readonly WantedTask[],
  tasks: readonly HostTask[],
  ownComments: ReadonlySet<string>,
  returned: ReadonlySet<string>,
): readonly TaskStep[] {
  const ours = tasks.filter(
    ({ comment, body }) => comment !== null && ownComments.has(comment) && body.startsWith(PREFIX),
  );
  const open = new Set<HostTask>();
  const steps = wanted.flatMap(({ subject, comment, body }): TaskStep[] => {
    const known = ours.find((task) => !open.has(task) && task.comment === comment && task.body.trim() === body.trim());
    if (!known) return [{ kind: 'create-task', subject, comment, body }];
    open.add(known);
    return known.done && returned.has(comment) ? [{ kind: 'reopen-task', task: known }] : [];
  });
  const finished = ours.filter((task) => !open.has(task) && !task.done);
  return [...steps, ...finished.map((task) => ({ kind: 'finish-task', task }) as const)];
}
