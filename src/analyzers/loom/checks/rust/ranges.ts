import type { SyntaxNode } from '../../../syntax';
import { walk } from '../../names';
import type { Call } from '../../program';
import type { Check } from '../check';

const FULL = new Set(['a..z', 'A..Z', '0..9']);

/** `'a'..'z'` leaves out the last letter. */
export const halfAlphabet: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind !== 'call' || signOf(expression) !== '..') return;
      const ends = expression.args.map(({ value }) =>
        value.node.kind === 'char_literal' && value.kind === 'literal' ? value.value : '',
      );
      if (FULL.has(ends.join('..'))) found.push(expression.node);
    },
  });
  return found;
};

/** `10..0`. */
export const emptyRange: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || !signOf(expression) || expression.args.length !== 2) return;
      const [from = null, to = null] = expression.args.map(({ value }) => {
        const number = resolver.constantOf(value, scope);
        return number?.type === 'number' ? Number(number.value) : null;
      });
      if (from !== null && to !== null && from > to) found.push(expression.node);
    },
  });
  return found;
};

function signOf({ callee }: Call): string | null {
  return callee.kind === 'name' && callee.name.startsWith('..') ? callee.name : null;
}
