import { type SyntaxNode, textOf } from '../../../syntax';
import { type Scope, walk } from '../../names';
import type { Expression, FunctionValue, Variable } from '../../program';
import type { Check } from '../check';
import { uncast } from './sizes';

/** A function that returns the address of one of its own variables. */
export const stackAddress: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    statement(statement, scope) {
      const { owner } = scope;
      if (statement.kind !== 'return' || !statement.value || owner?.kind !== 'function') return;
      if (isGone(uncast(statement.value), owner, scope)) found.push(statement.node);
    },
  });
  return found;
};

function isGone(value: Expression, { returns }: FunctionValue, scope: Scope): boolean {
  if (returns?.endsWith('*') && value.kind === 'wrapped' && textOf(value.node).startsWith('&'))
    return isLocal(value.values[0], scope, /^[^*&]*$/);
  // The characters go with the string that holds them.
  if (value.kind === 'call' && value.callee.kind === 'member' && /^(?:c_str|data)$/.test(value.callee.name))
    return returns?.endsWith('*') === true && isLocal(value.callee.object, scope, /^(?:std\.)?w?string$/);
  if (value.kind !== 'name') return false;
  if (returns?.endsWith('*')) return isLocal(value, scope, /\[\w*\]$/);
  return returns?.endsWith('&') === true && !returns.endsWith('&&') && isLocal(value, scope, /^[^*&]*$/);
}

function isLocal(name: Expression | undefined, scope: Scope, type: RegExp): boolean {
  const binding = name?.kind === 'name' ? scope.bindings.get(name.name) : null;
  if (binding?.kind !== 'variable' || binding.type === null || !type.test(binding.type)) return false;
  const { modifiers } = binding.declaration as Variable;
  return !modifiers.some((one) => one === 'static' || one === 'thread_local' || one === 'extern');
}
