import type { Expression, Literal } from '../program';
import { type Binding, lookUp, type Scope } from './scope';

type FieldOf = (object: Expression, name: string, scope: Scope) => Binding | null;

const MAX_DEPTH = 8;

/** The one literal that an expression always is: followed through names with a single value, and joined from literal parts. */
export function constantOf(expression: Expression, scope: Scope, fieldOf: FieldOf, depth = 0): Literal | null {
  if (depth > MAX_DEPTH) return null;
  const again = (part: Expression): Literal | null => constantOf(part, scope, fieldOf, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'name':
      return constantIn(lookUp(scope, expression.name), again);
    case 'member':
      return constantIn(fieldOf(expression.object, expression.name, scope), again);
    case 'template':
      return joined(expression, expression.parts, again);
    case 'binary':
      return expression.operator === '+' ? joined(expression, [expression.left, expression.right], again) : null;
    case 'unary': {
      const operand = again(expression.operand);
      if (operand?.type === 'number' && expression.operator === '-') return { ...operand, value: `-${operand.value}` };
      if (operand?.type === 'boolean' && expression.operator === '!')
        return { ...operand, value: operand.value === 'true' ? 'false' : 'true' };
      return null;
    }
    case 'wrapped':
      return expression.values.length === 1 && expression.by !== 'unknown' ? again(expression.values[0]!) : null;
    default:
      return null;
  }
}

function constantIn(binding: Binding | null, read: (value: Expression) => Literal | null): Literal | null {
  if (!binding || binding.open || binding.values.length !== 1 || binding.kind === 'parameter') return null;
  return read(binding.values[0]!);
}

function joined(
  { node }: Expression,
  parts: readonly Expression[],
  read: (part: Expression) => Literal | null,
): Literal | null {
  const texts = parts.map(read);
  if (!texts.every((text) => text !== null) || !texts.every(({ type }) => type === 'string' || type === 'number'))
    return null;
  const type = texts.some((text) => text.type === 'string') ? 'string' : 'number';
  if (type === 'number') return null;
  return { kind: 'literal', type, value: texts.map(({ value }) => value).join(''), node };
}
