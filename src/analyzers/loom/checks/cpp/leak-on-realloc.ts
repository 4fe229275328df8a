import { type SyntaxNode, textOf } from '../../../syntax';
import { walk } from '../../names';
import type { Check } from '../check';
import { calledName, uncast } from './sizes';

/** `p = realloc(p, n)`. */
export const leakOnRealloc: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind !== 'assign' || expression.operator !== '=') return;
      const value = uncast(expression.value);
      const old = value.kind === 'call' && calledName(value) === 'realloc' ? value.args[0] : undefined;
      if (old && textOf(uncast(old.value).node) === textOf(expression.target.node)) found.push(expression.node);
    },
  });
  return found;
};
