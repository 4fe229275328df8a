import type { Expression } from '../../loom';
import { operandsOf } from '../compare';
import { standsIn } from './conditions';
import type { Question } from './question';
import { lastName } from './tested';

/** A value that stood in where there was none. */
export const removedDefault: Question = (edit, { shapes }) => {
  switch (edit.kind) {
    case 'operand': {
      const { base, dropped } = edit;
      const last = operandsOf(base, base.operator).at(-1);
      return base.operator === '||' && !edit.place.test && last === dropped
        ? { rule: 'removed-default', at: edit.head.node, gone: base, relying: null }
        : null;
    }
    case 'bared':
      return (edit.base.kind === 'binary' && edit.base.operator === '??' && edit.base.left === edit.kept) ||
        (edit.base.kind === 'choice' && standsIn(edit.base, edit.kept))
        ? { rule: 'removed-default', at: edit.head.node, gone: edit.base, relying: null }
        : null;
    case 'fallback':
      return { rule: 'removed-default', at: edit.head.node, gone: edit.base, relying: null };
    case 'argument':
      return isGetWithDefault(edit.base) && edit.dropped === edit.base.args.at(-1)
        ? { rule: 'removed-default', at: edit.head.node, gone: edit.base, relying: null }
        : null;
    case 'replaced': {
      const { base, head } = edit;
      const key = isGetWithDefault(base) ? base.args[0]!.value : null;
      const read = keyRead(head);
      return key && read && shapes.of(read) === shapes.of(key)
        ? { rule: 'removed-default', at: head.node, gone: base, relying: null }
        : null;
    }
    default:
      return null;
  }
};

/** `d.get(k, fallback)`, `m.getOrDefault(k, fallback)`, `h.fetch(k, fallback)`. */
function isGetWithDefault(expression: Expression): expression is Expression & { kind: 'call' } {
  return (
    expression.kind === 'call' &&
    expression.callee.kind === 'member' &&
    /^(?:get|getOrDefault|fetch|pop|dig|GetValueOrDefault|getattr)$/.test(expression.callee.name) &&
    expression.args.length === 2
  );
}

/** `d[k]`, `m.get(k)`. */
function keyRead(head: Expression): Expression | null {
  if (head.kind === 'index') return head.index;
  return head.kind === 'call' && head.args.length === 1 && lastName(head.callee) === 'get' ? head.args[0]!.value : null;
}
