import type { SyntaxNode } from '../../syntax';
import type { Resolver, Scope } from '../names';
import { walk } from '../names';
import type { Call, Expression } from '../program';
import type { Check } from './check';

const BOXED = /^(?:java\.lang\.)?(?:Integer|Long|Short|Byte|Character|Double|Float|Boolean|BigDecimal|BigInteger)$/;
const OBJECTS = new Set(['equals', 'hashCode', 'toString', 'Equals', 'GetHashCode', 'ToString']);

/** Texts, boxed numbers and arrays that are asked for their identity where their content is meant, and numbers that equal nothing. */
export const wrongEquality: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  walk(program, resolver.names, {
    expression(expression, scope) {
      const about = { resolver, scope };
      if (expression.kind === 'binary' && (expression.operator === '==' || expression.operator === '!=')) {
        const { left, right } = expression;
        if (isNaN(left) || isNaN(right)) found.push(expression.node);
        else if (program.language === 'java' && expression.written !== 'case' && isIdentity(left, right, about))
          found.push(expression.node);
      } else if (expression.kind === 'call' && isArrayMethod(expression, about)) found.push(expression.node);
    },
  });
  return found;
};

interface About {
  readonly resolver: Resolver;
  readonly scope: Scope;
}

function isNaN(side: Expression): boolean {
  return (
    side.kind === 'member' &&
    side.name === 'NaN' &&
    side.object.kind === 'name' &&
    /^(?:double|float)$/i.test(side.object.name)
  );
}

function isIdentity(left: Expression, right: Expression, about: About): boolean {
  const text = [left, right].filter((side) => isText(side, about));
  if (text.length === 2) {
    // Two literals, or a name that stands for one, are the same object.
    return !text.every((side) => about.resolver.constantOf(side, about.scope)) && !text.some(isThis);
  }
  return [left, right].every((side) => about.resolver.typesOf(side, about.scope).some((type) => BOXED.test(type)));
}

function isThis(side: Expression): boolean {
  return side.kind === 'name' && side.name === 'this';
}

function isText(side: Expression, { resolver, scope }: About): boolean {
  if (side.kind === 'literal') return side.type === 'string' && !side.node.kind.startsWith('character');
  return resolver.typesOf(side, scope).some((type) => type === 'String');
}

/** `array.equals(other)`, `array.hashCode()`, `array.toString()`. */
function isArrayMethod({ callee, args }: Call, { resolver, scope }: About): boolean {
  if (callee.kind !== 'member' || !OBJECTS.has(callee.name)) return false;
  if (args.length > 1) return false;
  return resolver.typesOf(callee.object, scope).some((type) => type.endsWith('[]'));
}
