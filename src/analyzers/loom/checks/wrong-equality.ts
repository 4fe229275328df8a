import { type SyntaxNode, textOf } from '../../syntax';
import type { Resolver, Scope } from '../names';
import { walk } from '../names';
import type { Call, Expression, Program } from '../program';
import type { Check } from './check';

const BOXED = /^(?:java\.lang\.)?(?:Integer|Long|Short|Byte|Character|Double|Float|Boolean|BigDecimal|BigInteger)$/;
const OBJECTS = new Set(['equals', 'hashCode', 'toString', 'Equals', 'GetHashCode', 'ToString']);

/** Texts, boxed numbers and arrays that are asked for their identity where their content is meant, and numbers that equal nothing. */
export const wrongEquality: Check = (program, resolver) => {
  const found: SyntaxNode[] = [];
  let shortcuts: ReadonlySet<string> | null = null;
  walk(program, resolver.names, {
    expression(expression, scope) {
      const about = { resolver, scope };
      if (expression.kind === 'binary' && (expression.operator === '==' || expression.operator === '!=')) {
        const { left, right } = expression;
        if (isNaN(left) || isNaN(right)) found.push(expression.node);
        else if (program.language === 'java' && expression.written !== 'case' && isIdentity(left, right, about)) {
          shortcuts ??= shortcutsIn(program, resolver);
          if (!shortcuts.has(pairOf(left, right, scope))) found.push(expression.node);
        }
      } else if (expression.kind === 'call' && isArrayMethod(expression, about)) found.push(expression.node);
    },
  });
  return found;
};

const COMPARING = new Set([
  'equals',
  'equalsIgnoreCase',
  'compareTo',
  'compareToIgnoreCase',
  'compare',
  'contentEquals',
]);

/** Pairs whose contents the same function compares as well: to ask first whether they are the same object saves that. */
function shortcutsIn(program: Program, resolver: Resolver): ReadonlySet<string> {
  const pairs = new Set<string>();
  walk(program, resolver.names, {
    expression(expression, scope) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return;
      const { callee, args } = expression;
      if (!COMPARING.has(callee.name)) return;
      const [first, second] = args;
      if (first) pairs.add(pairOf(second ? second.value : callee.object, first.value, scope));
    },
  });
  return pairs;
}

/** The same for both orders. */
function pairOf(one: Expression, other: Expression, scope: Scope): string {
  const place = scope.owner?.node.start ?? -1;
  return [textOf(one.node), textOf(other.node)].sort().join(` ${place} `);
}

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
