import type { SyntaxNode } from '../../syntax';
import { walk } from '../names';
import type { Call, Expression } from '../program';
import type { Check } from './check';
import { isSame } from './same-expression';

const OPERATORS = new Set(['==', '!=', '<', '>', '<=', '>=', '&&', '||', '&', '|', '^', '-', '/', '%']);
const METHODS = new Set([
  'equals',
  'equalsIgnoreCase',
  'compareTo',
  'Equals',
  'CompareTo',
  'ReferenceEquals',
  'equal',
  'compare',
]);
/** Numbers that are no number differ from themselves, and this is how that is asked. */
const FLOATS = /^(?:double|f32|f64|float|Double|Float)$/;

/** `a == a`, `a.b && a.b`, `x.equals(x)`, `Objects.equals(x, x)`. */
export const selfComparison: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      const sides = sidesOf(expression);
      if (!sides || !isSame(...sides)) return;
      if (sides[0].kind === 'literal') return;
      const asksForNumber =
        expression.kind === 'binary' && (expression.operator === '!=' || expression.operator === '==');
      if (asksForNumber && resolver.typesOf(sides[0], scope).some((type) => FLOATS.test(type))) return;
      found.push(expression.node);
    },
  });
  return found;
};

function sidesOf(expression: Expression): readonly [Expression, Expression] | null {
  // A case of a switch is a comparison too, but not one that somebody wrote.
  if (expression.kind === 'binary' && expression.written !== expression.operator) return null;
  if (expression.kind === 'binary')
    return OPERATORS.has(expression.operator) ? [expression.left, expression.right] : null;
  return expression.kind === 'call' ? compared(expression) : null;
}

function compared({ callee, args }: Call): readonly [Expression, Expression] | null {
  if (callee.kind !== 'member' || !METHODS.has(callee.name)) return null;
  const [first, second, ...more] = args;
  if (!first || more.length > 0) return null;
  return second ? [first.value, second.value] : [callee.object, first.value];
}
