import type { SyntaxNode } from '../../../syntax';
import { lookUp, type Scope, walk } from '../../names';
import type { Expression } from '../../program';
import type { Check } from '../check';
import { calledName, uncast } from './sizes';

const HEAP = new Set(['malloc', 'calloc', 'realloc', 'strdup', 'strndup']);
const RIGHT: Readonly<Record<string, string>> = { free: 'malloc', delete: 'new', 'delete[]': 'new[]' };

/** `delete` of what `new[]` made, `free` of what `new` made, and the other way round. */
export const mismatchedDelete: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call') return;
      const wanted = RIGHT[calledName(expression)];
      const [pointer] = expression.args;
      const made = wanted && pointer ? makingOf(uncast(pointer.value), scope) : null;
      if (made !== null && made !== wanted) found.push(expression.node);
    },
  });
  return found;
};

function makingOf(pointer: Expression, scope: Scope): string | null {
  const binding = pointer.kind === 'name' ? lookUp(scope, pointer.name) : null;
  if (!binding || binding.open || binding.kind === 'parameter') return null;
  const ways = new Set(binding.values.map(uncast).flatMap((value) => wayOf(value) ?? []));
  const [only] = ways;
  return ways.size === 1 && binding.values.map(uncast).every((value) => wayOf(value) !== null || isNull(value))
    ? (only ?? null)
    : null;
}

function wayOf(value: Expression): string | null {
  if (value.kind !== 'call') return null;
  if (HEAP.has(calledName(value))) return 'malloc';
  if (!value.makes || value.node.kind !== 'new_expression') return null;
  return calledName(value) === 'Array' ? 'new[]' : 'new';
}

function isNull(value: Expression): boolean {
  return value.kind === 'literal' && (value.type === 'null' || value.value === '0');
}
