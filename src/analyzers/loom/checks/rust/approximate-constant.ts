import type { SyntaxNode } from '../../../syntax';
import { walk } from '../../names';
import type { Check } from '../check';

const CONSTANTS = [
  Math.PI,
  Math.E,
  Math.SQRT2,
  Math.LN2,
  Math.LN10,
  2 * Math.PI,
  Math.PI / 2,
  Math.PI / 4,
  Math.LOG2E,
  1 / Math.PI,
];
const LEAST_DIGITS = 3;

/** `3.14` for pi. */
export const approximateConstant: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression) {
      if (expression.kind !== 'literal' || expression.type !== 'number') return;
      const digits = /^\d+\.(\d+)$/.exec(expression.value)?.[1]?.length ?? 0;
      const significant = digits + (expression.value.startsWith('0.') ? 0 : 1);
      if (significant < LEAST_DIGITS) return;
      const value = Number(expression.value);
      const unit = 10 ** -digits;
      if (CONSTANTS.some((one) => one - value < unit && value - one < unit / 2)) found.push(expression.node);
    },
  });
  return found;
};
