import { textOf } from '../../syntax';
import type { Resolver, Scope } from '../names';
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
      const names = about.resolver.namesOf(test.callee, about.scope);
      const receiver = test.callee.kind === 'member' ? test.callee.object : null;
      const subject = { args: test.args, receiver };
      return about.rules.guards
        .find(names)
        .filter((row) => row.refuses !== holds && row.holds(subject, about.scope, about.resolver))
        .flatMap(({ args }) =>
          args.length === 0 ? test.args.map(({ value }) => value) : args.flatMap((place) => at(place)),
        );
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
  const index = positionTest(operator, left, right);
  if (index !== null) return narrowed(left, index === holds, about);
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

/** Whether `a.indexOf(b) >= 0` and the like hold where b is found; null for any other test. */
function positionTest(operator: string, left: Expression, right: Expression): boolean | null {
  const called = left.kind === 'call' && left.callee.kind === 'member' ? left.callee.name : '';
  if (!/^(?:indexOf|lastIndexOf|findIndex)$/.test(called)) return null;
  const limit =
    right.kind === 'unary' && right.operator === '-' ? `-${textOf(right.operand.node)}` : textOf(right.node);
  if (limit === '-1' && (operator === '!=' || operator === '>')) return true;
  if (limit === '0' && operator === '>=') return true;
  if ((limit === '-1' && operator === '==') || (limit === '0' && operator === '<')) return false;
  return null;
}

/** `typeof x == 'number'` looks at x. */
function looked(side: Expression): Expression {
  return side.kind === 'unary' && side.operator === 'typeof' ? side.operand : side;
}
