import { lookUp, type Resolver, type Scope } from '../names';
import type { Expression } from '../program';
import type { FlowRules, Place } from './flow-rules';

/**
 * The expressions that a test clears where it holds (or does not): equal to a constant, in a list, of a pattern, of another type. What such a value can still
 * be, the author of the test has chosen.
 */
export function narrowed(
  test: Expression,
  holds: boolean,
  about: { readonly rules: FlowRules; readonly resolver: Resolver; readonly scope: Scope },
): readonly Expression[] {
  switch (test.kind) {
    case 'unary':
      return test.operator === '!' ? narrowed(test.operand, !holds, about) : [];
    case 'wrapped':
      return test.values.length === 1 ? narrowed(test.values[0]!, holds, about) : [];
    case 'assign':
      return narrowed(test.value, holds, about);
    case 'binary':
      return narrowedByOperator(test, holds, about);
    case 'call': {
      if (!holds) return [];
      const names = about.resolver.namesOf(test.callee, about.scope);
      const receiver = test.callee.kind === 'member' ? test.callee.object : null;
      const subject = { args: test.args, receiver };
      return about.rules.guards
        .find(names)
        .filter((row) => row.holds(subject, about.scope, about.resolver))
        .flatMap(({ args }) =>
          args.length === 0 ? test.args.map(({ value }) => value) : args.flatMap((place) => at(place)),
        )
        .flatMap((expression) => chain(expression, about.scope));
      function at(place: Place): readonly Expression[] {
        if (place === 'receiver') return receiver ? [receiver] : [];
        const found = typeof place === 'number' ? test.kind === 'call' && test.args[place]?.value : null;
        return found ? [found] : [];
      }
    }
    default:
      return [];
  }
}

function narrowedByOperator(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  holds: boolean,
  about: Parameters<typeof narrowed>[2],
): readonly Expression[] {
  if (operator === (holds ? '&&' : '||')) return [...narrowed(left, holds, about), ...narrowed(right, holds, about)];
  if (operator === (holds ? '==' : '!=')) {
    const isConstant = (side: Expression): boolean => about.resolver.constantOf(side, about.scope)?.type !== undefined;
    const isNothing = (side: Expression): boolean => {
      const literal = about.resolver.constantOf(side, about.scope);
      return literal?.type === 'null' || literal?.value === '';
    };
    if (isConstant(right)) return isNothing(right) ? [] : [looked(left)];
    if (isConstant(left)) return isNothing(left) ? [] : [looked(right)];
  }
  if (operator === (holds ? 'in' : 'not in')) return [left];
  return [];
}

/** `typeof x == 'number'` looks at x. */
function looked(side: Expression): Expression {
  return side.kind === 'unary' && side.operator === 'typeof' ? side.operand : side;
}

const MAX_CHAIN = 8;

/** An expression with what it is another form of: `file.toPath().normalize()` is `file`, and so is a name that was given it. */
function chain(expression: Expression, scope: Scope, depth = 0): readonly Expression[] {
  if (depth > MAX_CHAIN) return [expression];
  if (expression.kind === 'call' && expression.callee.kind === 'member' && expression.args.length === 0)
    return [expression, ...chain(expression.callee.object, scope, depth + 1)];
  if (expression.kind === 'name') {
    const binding = lookUp(scope, expression.name);
    const [value, ...more] = binding && !binding.open ? binding.values : [];
    if (value?.kind === 'call' && more.length === 0) return [expression, ...chain(value, scope, depth + 1).slice(1)];
  }
  return [expression];
}
