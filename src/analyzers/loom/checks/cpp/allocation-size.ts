import type { SyntaxNode } from '../../../syntax';
import { walk } from '../../names';
import type { Expression } from '../../program';
import { anyWithin } from '../any-in';
import type { Check } from '../check';
import { calledName, uncast } from './sizes';

const ALLOCATES = new Set(['malloc', 'alloca', 'realloc', 'xmalloc', 'g_malloc', 'HeapAlloc']);

/** Memory for a text without room for its terminator. */
export const allocationSize: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind !== 'call' || !ALLOCATES.has(calledName(expression))) return;
      const size = expression.args.at(-1);
      if (size && isTooShort(uncast(size.value))) found.push(expression.node);
    },
  });
  return found;
};

function isTooShort(size: Expression): boolean {
  const has = (names: RegExp): boolean => anyWithin(size, (one) => one.kind === 'call' && names.test(calledName(one)));
  if (has(/^wcslen$/)) return !has(/^sizeof$/) || isLengthAlone(size);
  return has(/^strlen$/) && isLengthAlone(size);
}

/** Lengths, their sums and their products with `sizeof`, without anything added. */
function isLengthAlone(size: Expression): boolean {
  if (size.kind === 'call') return /^(?:strlen|wcslen)$/.test(calledName(size));
  if (size.kind !== 'binary') return false;
  const isUnit = (side: Expression): boolean => side.kind === 'call' && calledName(side) === 'sizeof';
  const { left, right } = size;
  if (size.operator === '*') return (isUnit(left) && isLengthAlone(right)) || (isUnit(right) && isLengthAlone(left));
  return size.operator === '+' && isLengthAlone(left) && isLengthAlone(right);
}
