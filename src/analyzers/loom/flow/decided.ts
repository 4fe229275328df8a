import { lookUp, type Resolver, type Scope } from '../names';
import type { Expression } from '../program';

type Fixed = string | number | boolean;

const MAX_DEPTH = 12;
const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};
const COMPARISONS: Readonly<Record<string, (left: Fixed, right: Fixed) => boolean>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** How a test comes out whenever it is made, because all that it looks at is written in the program; null when nobody can say. */
export function decided(test: Expression, scope: Scope, resolver: Resolver): boolean | null {
  const found = fixedValue(test, scope, resolver);
  return typeof found === 'boolean' ? found : null;
}

/** The one value of an expression that is computed of constants; null for any other. */
export function fixedValue(expression: Expression, scope: Scope, resolver: Resolver, depth = 0): Fixed | null {
  if (depth > MAX_DEPTH) return null;
  const again = (part: Expression): Fixed | null => fixedValue(part, scope, resolver, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return literalValue(expression);
    case 'name': {
      const binding = lookUp(scope, expression.name);
      const [value, ...more] = binding?.values ?? [];
      if (!binding || binding.open || !isSettled(binding) || !value || more.length > 0) return null;
      return again(value);
    }
    case 'wrapped':
      return expression.values.length === 1 && expression.by !== 'unknown' ? again(expression.values[0]!) : null;
    case 'unary': {
      const operand = again(expression.operand);
      if (expression.operator === '!') return typeof operand === 'boolean' ? !operand : null;
      return expression.operator === '-' && typeof operand === 'number' ? -operand : null;
    }
    case 'binary':
      return binaryValue(expression.operator, again(expression.left), again(expression.right));
    case 'call': {
      // One letter of a text.
      if (expression.callee.kind !== 'member' || expression.callee.name !== 'charAt') return null;
      const text = again(expression.callee.object);
      const at = expression.args[0] ? again(expression.args[0].value) : null;
      return typeof text === 'string' && typeof at === 'number' ? (text[at] ?? null) : null;
    }
    default:
      return null;
  }
}

function literalValue({ type, value }: Extract<Expression, { kind: 'literal' }>): Fixed | null {
  if (type === 'string') return value;
  if (type === 'boolean') return value === 'true';
  return type === 'number' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
}

/** A variable of a function, or a field that nobody can set anew. */
function isSettled({ kind, declaration }: NonNullable<ReturnType<typeof lookUp>>): boolean {
  if (kind === 'variable') return true;
  const modifiers = declaration && 'modifiers' in declaration ? declaration.modifiers : [];
  return kind === 'field' && modifiers.some((one) => one === 'final' || one === 'const' || one === 'readonly');
}

function binaryValue(operator: string, left: Fixed | null, right: Fixed | null): Fixed | null {
  if (operator === '&&' || operator === '||') {
    const stops = operator === '||';
    if (left === stops || right === stops) return stops;
    return typeof left === 'boolean' && typeof right === 'boolean' ? right : null;
  }
  if (left === null || right === null || typeof left !== typeof right) return null;
  const compare = COMPARISONS[operator];
  if (compare) return compare(left, right);
  const compute = ARITHMETIC[operator];
  return compute && typeof left === 'number' && typeof right === 'number' ? compute(left, right) : null;
}
