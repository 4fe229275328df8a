import type { Expression } from '../../loom';

/** The operands of `a && b && c`; an expression that is no such chain is its own only operand. */
export function operandsOf(expression: Expression, operator: string): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== operator) return [expression];
  return [...operandsOf(expression.left, operator), ...operandsOf(expression.right, operator)];
}

export function isLogical(operator: string): boolean {
  return operator === '&&' || operator === '||';
}
