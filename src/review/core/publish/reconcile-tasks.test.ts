import type { HostTask } from '../../../domain';
import { trackedFinding } from '../testing/tracked';
import { reconcileTasks, taskFor } from './reconcile-tasks';

const wanted = taskFor(trackedFinding(), '1');
const own = new Set(['1', '2']);
const task = (more: Partial<HostTask> = {}): HostTask => ({
  id: 't',
  body: wanted.body,
  comment: '1',
  done: false,
  ...more,
});

describe('reconcileTasks', () => {
  it('opens one for each blocker, once', () => {
    expect(reconcileTasks([wanted], [], own, new Set())).toMatchObject([{ kind: 'create-task', comment: '1' }]);
    expect(reconcileTasks([wanted], [task()], own, new Set())).toEqual([]);
  });

  it('leaves alone what a person ticked off, unless the problem came back', () => {
    expect(reconcileTasks([wanted], [task({ done: true })], own, new Set())).toEqual([]);
    expect(reconcileTasks([wanted], [task({ done: true })], own, new Set(['1']))).toMatchObject([
      { kind: 'reopen-task' },
    ]);
  });

  it('finishes its own, and never touches those of people', () => {
    const others = [task({ body: 'Talk about this' }), task({ comment: null }), task({ comment: '9' })];
    expect(reconcileTasks([], [...others, task({ id: 'mine' })], own, new Set())).toMatchObject([
      { kind: 'finish-task', task: { id: 'mine' } },
    ]);
    expect(reconcileTasks([], [task({ done: true })], own, new Set())).toEqual([]);
  });
});
