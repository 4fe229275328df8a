import type { SyntaxNode } from '../../syntax';
import { nameIndex, walk } from '../names';
import type { Check } from './check';

const CANCELLED = nameIndex([
  [
    [
      'context.WithCancel',
      'context.WithCancelCause',
      'context.WithTimeout',
      'context.WithDeadline',
      'signal.NotifyContext',
    ],
    true as const,
  ],
]);

/** A context whose cancel function is thrown away holds its timer and its place in the parent until that one ends. */
export const contextLeak: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement, scope) {
      const given =
        statement.kind === 'variable' ? statement : statement.kind === 'expression' ? statement.value : null;
      if (given?.kind !== 'variable' && given?.kind !== 'assign') return;
      const { target, value } = given;
      if (target.kind !== 'entries' || value?.kind !== 'call') return;
      const cancel = target.entries[1]?.value;
      if (cancel?.kind !== 'name' || cancel.name !== '_') return;
      if (CANCELLED.find(resolver.namesOf(value.callee, scope)).length > 0) found.push(statement.node);
    },
  });
  return found;
};
