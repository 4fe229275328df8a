import type { Expression, Statement } from '../../loom';
import type { Edit } from '../compare';
import type { Hit, Question } from './question';
import { lastName } from './tested';

/** An error that was dealt with and no longer is, while what can fail is still done. */
export const removedErrorHandling: Question = (edit) => {
  switch (edit.kind) {
    case 'unwrapped':
      return edit.base.kind === 'try' && edit.base.catches.length > 0
        ? hit('removed-error-handling', edit.head[0]!, edit.base.catches[0]!)
        : null;
    case 'handler':
      return hit('removed-error-handling', edit.head, edit.handler);
    case 'caught':
      return hit('narrowed-catch', edit.head, edit.base);
    case 'bared':
      return isHandled(edit.base) ? hit('removed-error-handling', edit.head, edit.base) : null;
    case 'replaced':
      return isDiscarded(edit) ? hit('removed-error-check', edit.head, edit.base) : null;
    case 'result':
      return namesError(edit.base) && edit.head.kind === 'expression'
        ? hit('removed-error-check', edit.head, edit.base)
        : null;
    default:
      return null;
  }
};

function hit(rule: string, at: Hit['gone'], gone: Hit['gone']): Hit {
  return { rule, at: at.node, gone, relying: null };
}

/** `promise.catch(…)`, `promise.onErrorResume(…)`. */
function isHandled(base: Expression): boolean {
  return (
    base.kind === 'call' &&
    base.callee.kind === 'member' &&
    /^(?:catch|onError\w*|rescue|or_else|orElse\w*)$/.test(base.callee.name)
  );
}

/** `value, err := f()` that is now `value, _ := f()`. */
function isDiscarded({ base, head }: Extract<Edit, { kind: 'replaced' }>): boolean {
  return base.kind === 'name' && head.kind === 'name' && head.name === '_' && /err$/i.test(base.name);
}

function namesError(statement: Statement): boolean {
  const target =
    statement.kind === 'variable'
      ? statement.target
      : statement.kind === 'expression' && statement.value.kind === 'assign'
        ? statement.value.target
        : null;
  const names =
    target?.kind === 'entries' ? target.entries.map(({ value }) => lastName(value)) : target ? [lastName(target)] : [];
  return names.some((name) => /^(?:err|\w+Err|ok)$/.test(name));
}
