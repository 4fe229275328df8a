import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { Check } from './check';

const SHIFTS = new Set(['<<', '>>', '>>>', '<<=', '>>=', '>>>=']);
const BITS: Readonly<Record<string, number>> = {
  int: 32,
  Integer: 32,
  short: 32,
  byte: 32,
  char: 32,
  uint: 32,
  sbyte: 32,
  ushort: 32,
};

/** A shift by as many bits as the number has, or more: the machine takes the rest of a division, so nothing is shifted out. */
export const shiftOutOfRange: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      const [operator, left, right] =
        expression.kind === 'binary'
          ? [expression.operator, expression.left, expression.right]
          : expression.kind === 'assign'
            ? [expression.operator, expression.target, expression.value]
            : [];
      if (!operator || !left || !right || !SHIFTS.has(operator)) return;
      const by = resolver.constantOf(right, scope);
      if (by?.type !== 'number') return;
      const types = resolver.typesOf(left, scope);
      const plain = left.kind === 'literal' && left.type === 'number' && /^\d+$/.test(sourceOf(left.node));
      const bits = plain ? 32 : types.map((type) => BITS[type]).find((one) => one !== undefined);
      const most = bits ?? (types.some((type) => /^u?long$/i.test(type)) ? 64 : undefined);
      const amount = Number(by.value);
      if (most !== undefined && (amount >= most || amount < 0)) found.push(expression.node);
    },
  });
  return found;
};

function sourceOf({ source, start, end }: SyntaxNode): string {
  return source.slice(start, end);
}
