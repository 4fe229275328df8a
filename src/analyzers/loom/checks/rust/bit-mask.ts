import type { SyntaxNode } from '../../../syntax';
import { walk } from '../../names';
import type { Check } from '../check';

const TURNED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** A masked number that is compared with what it can never be, or a mask that does not matter. */
export const bitMask: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'binary') return;
      const number = (one: typeof expression): number | null => {
        const value = resolver.constantOf(one, scope);
        return value?.type === 'number' && Number.isSafeInteger(Number(value.value)) ? Number(value.value) : null;
      };
      for (const [masked, other, sign] of [
        [expression.left, expression.right, expression.operator],
        [expression.right, expression.left, TURNED[expression.operator] ?? expression.operator],
      ] as const) {
        if (masked.kind !== 'binary' || !/^[&|^]$/.test(masked.operator)) continue;
        const mask = number(masked.right as typeof expression) ?? number(masked.left as typeof expression);
        const value = number(other as typeof expression);
        if (mask === null || value === null || mask < 0 || value < 0 || Math.max(mask, value) > 0x7fffffff) continue;
        if (isIdle(masked.operator, mask, sign, value)) found.push(expression.node);
      }
    },
  });
  return found;
};

function isIdle(operator: string, mask: number, sign: string, value: number): boolean {
  if (sign === '==' || sign === '!=') {
    if (operator === '&') return mask === 0 || (value & ~mask) !== 0;
    return operator === '|' && (mask & ~value) !== 0;
  }
  if (operator === '&') {
    if (sign === '<' || sign === '>=') return mask < value;
    return (sign === '>' || sign === '<=') && mask <= value;
  }
  // Bits below the limit do not lift a number over it, and cannot take it below.
  const isPower = (number: number): boolean => number > 0 && (number & (number - 1)) === 0;
  if (sign === '<' || sign === '>=') return (isPower(value) && mask < value) || (operator === '|' && mask >= value);
  if (sign === '>' || sign === '<=') return (isPower(value + 1) && mask <= value) || (operator === '|' && mask > value);
  return false;
}
