import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { Expression } from '../program';
import type { Check } from './check';

/** What counts things is never below zero. */
const COUNTS = new Set(['size', 'length', 'Length', 'Count', 'count', 'LongCount', 'LongLength']);
const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** `list.size() >= 0` and `array.length < 0`: always true, and never. */
export const constantCondition: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'binary') return;
      const { operator, left, right } = expression;
      const isZero = (side: Expression): boolean => {
        const literal = resolver.constantOf(side, scope);
        return literal?.type === 'number' && Number(literal.value) === 0;
      };
      const tells = (asked: string | undefined): boolean => asked === '<' || asked === '>=';
      if (isCount(left) && isZero(right) && tells(operator)) found.push(expression.node);
      else if (isCount(right) && isZero(left) && tells(FLIPPED[operator])) found.push(expression.node);
    },
  });
  return found;
};

function isCount(expression: Expression): boolean {
  if (expression.kind === 'member') return COUNTS.has(expression.name);
  return (
    expression.kind === 'call' &&
    expression.callee.kind === 'member' &&
    COUNTS.has(expression.callee.name) &&
    !expression.makes
  );
}
