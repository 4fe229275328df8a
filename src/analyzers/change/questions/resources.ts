import type { Call, Statement, Using } from '../../loom';
import { textOf } from '../../syntax';
import type { Hit, Question } from './question';
import { firstIn } from './search';
import { lastName } from './tested';

const CLOSING =
  /^(?:close\w*|dispose\w*|release\w*|unlock|Unlock|RUnlock|Close|Done|stop|disconnect|destroy|cleanup|clear(?:Timeout|Interval)|removeEventListener|unsubscribe|cancel|shutdown|rollback|flush|delete|unlink)$/i;

/** What was closed, unlocked or guarded at its end, and no longer is. */
export const removedCleanup: Question = (edit, comparison) => {
  switch (edit.kind) {
    case 'unwrapped':
      if (edit.base.kind === 'using') return hit(ruleOf(edit.base), edit.head[0]!, edit.base);
      return edit.base.kind === 'try' && edit.base.catches.length === 0
        ? hit('removed-cleanup', edit.head[0]!, edit.base.last[0] ?? edit.base)
        : null;
    case 'finally':
      return stillDone(edit.base.last, comparison) ? null : hit('removed-cleanup', edit.head, edit.base.last[0]!);
    case 'removed':
      return closing(edit, comparison);
    default:
      return null;
  }
};

function hit(rule: string, at: Hit['gone'], gone: Hit['gone']): Hit {
  return { rule, at: at.node, gone, relying: null };
}

function ruleOf({ node, resources }: Using): string {
  const guards = /lock|synchronized/.test(node.kind) || resources.some((one) => /lock|mutex/i.test(textOf(one.node)));
  return guards ? 'removed-lock' : 'removed-cleanup';
}

function stillDone(statements: readonly Statement[], { shapes, counts }: Parameters<Question>[1]): boolean {
  return shapes.ofAll(statements).some((shape) => (counts.head.get(shape) ?? 0) >= (counts.base.get(shape) ?? 0));
}

const LOCKING = /^(?:Lock|RLock|lock|acquire)$/;

/** A lock is no longer taken, or `f.close()` is gone while `f` is opened as before. */
function closing(
  { base, place }: Extract<Parameters<Question>[0], { kind: 'removed' }>,
  comparison: Parameters<Question>[1],
): Hit | null {
  const call = base.kind === 'expression' && base.value.kind === 'call' ? base.value : null;
  const next = place.list[place.at];
  if (call && next && LOCKING.test(lastName(call.callee)))
    return stillDone([base], comparison) ? null : hit('removed-lock', next, base);
  if (!call || !CLOSING.test(lastName(call.callee)) || stillDone([base], comparison)) return null;
  const opened = openedBy(call, place.list);
  return opened && { ...hit('removed-cleanup', opened, base), relying: null };
}

function openedBy({ callee }: Call, list: readonly Statement[]): Statement | null {
  if (callee.kind !== 'member' || callee.object.kind !== 'name') return null;
  const { name } = callee.object;
  const opens = (statement: Statement): boolean =>
    statement.kind === 'variable' &&
    firstIn([statement.target], (one) => one.kind === 'name' && one.name === name) !== null;
  return list.find(opens) ?? null;
}
