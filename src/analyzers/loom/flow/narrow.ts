import { textOf } from '../../syntax';
import { lookUp, type Resolver, type Scope } from '../names';
import type { Expression } from '../program';
import type { FlowRules, Place } from './flow-rules';
import { otherForms, withAddress } from './other-forms';

/** An expression that a test clears: for some rules, or (null) for all. */
export interface Cleared {
  readonly expression: Expression;
  readonly rules: readonly string[] | null;
}

interface About {
  readonly rules: FlowRules;
  readonly resolver: Resolver;
  readonly scope: Scope;
}

const MAX_DEPTH = 12;

/**
 * The expressions that a test clears where it holds (or does not): equal to a constant, in a list, of a pattern, of another type. What such a value can still
 * be, the author of the test has chosen.
 */
export function narrowed(test: Expression, holds: boolean, about: About, depth = 0): readonly Cleared[] {
  if (depth > MAX_DEPTH) return [];
  switch (test.kind) {
    case 'unary':
      return test.operator === '!' ? narrowed(test.operand, !holds, about, depth + 1) : [];
    case 'wrapped':
      return test.values.length === 1 ? narrowed(test.values[0]!, holds, about, depth + 1) : [];
    case 'assign':
      return narrowed(test.value, holds, about, depth + 1);
    case 'binary':
      return narrowedByOperator(test, holds, about, depth);
    case 'name': {
      // `ok := isKnown(x); if ok { ... }`
      const binding = lookUp(about.scope, test.name);
      const [value] = binding && !binding.open && binding.kind === 'variable' ? binding.values : [];
      const asked = value && binding?.values.length === 1 ? narrowed(value, holds, about, depth + 1) : [];
      return [...asked, ...(holds ? [] : emptied(test, about))];
    }
    case 'member':
      // .NET: whether a pattern was found is asked of what looking for it gave.
      if (test.name === 'Success') return narrowed(test.object, holds, about, depth + 1);
      return holds ? [] : emptied(test, about);
    case 'index':
      // A table of what is allowed.
      return holds && test.index ? [{ expression: test.index, rules: null }] : [];
    case 'call':
      return narrowedByCall(test, holds, about);
    default:
      return [];
  }
}

/** What counts as false holds nothing that could do harm; an address without a host leads to no other one. */
function emptied(expression: Expression, { scope }: About): readonly Cleared[] {
  return withAddress(expression, scope).map((each) => ({ expression: each, rules: null }));
}

function narrowedByCall(
  test: Extract<Expression, { kind: 'call' }>,
  holds: boolean,
  { rules, resolver, scope }: About,
): readonly Cleared[] {
  const receiver = test.callee.kind === 'member' ? test.callee.object : null;
  const subject = { args: test.args, receiver };
  const at = (place: Place): readonly Expression[] => {
    if (place === 'receiver') return receiver ? [receiver] : [];
    const found = typeof place === 'number' && test.args[place]?.value;
    return found ? [found] : [];
  };
  return rules.guards
    .find(resolver.namesOf(test.callee, scope))
    .filter((row) => row.on === holds && row.holds(subject, scope, resolver))
    .flatMap(({ args, rules: cleared }) => {
      const looked = args.length === 0 ? test.args.map(({ value }) => value) : args.flatMap(at);
      return looked
        .flatMap((expression) => otherForms(expression, scope))
        .flatMap((expression) => withAddress(expression, scope))
        .map((expression) => ({ expression, rules: cleared }));
    });
}

function narrowedByOperator(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  holds: boolean,
  about: About,
  depth: number,
): readonly Cleared[] {
  if (operator === '&&' || operator === '||') {
    const one = narrowed(left, holds, about, depth + 1);
    const other = narrowed(right, holds, about, depth + 1);
    if ((operator === '&&') === holds) return [...one, ...other];
    // One of them decided, and it is not known which: what both clear is clear.
    const both = new Set(other.filter(({ rules }) => rules === null).map(({ expression }) => textOf(expression.node)));
    return one.filter(({ expression, rules }) => rules === null && both.has(textOf(expression.node)));
  }
  const index = positionTest(operator, left, right);
  if (index !== null) return narrowed(left, index === holds, about, depth + 1);
  if (operator === '==' || operator === '!=') {
    const start = startTest(left, right) ?? startTest(right, left);
    if (start) return narrowedByStart(start, (operator === '==') === holds, about);
  }
  const asked = askedForNull(left, right, about);
  if (asked && (operator === '==' || operator === '!='))
    return narrowed(asked, (operator === '!=') === holds, about, depth + 1);
  if (operator === (holds ? '==' : '!=')) return narrowedByEquality(left, right, about, depth);
  if (operator === (holds ? 'in' : 'not in'))
    return withAddress(left, about.scope).map((expression) => ({ expression, rules: null }));
  // Nothing that leads upwards is in it.
  if (operator === (holds ? 'not in' : 'in') && about.resolver.constantOf(left, about.scope)?.value === '..')
    return [{ expression: right, rules: null }];
  const { numberRules } = about.rules;
  if (numberRules.length === 0) return [];
  const bounded = ['<', '<='].includes(operator) === holds ? left : right;
  return ['<', '<=', '>', '>='].includes(operator) ? [{ expression: looked(bounded), rules: numberRules }] : [];
}

function narrowedByEquality(left: Expression, right: Expression, about: About, depth: number): readonly Cleared[] {
  const { resolver, scope } = about;
  for (const [side, other] of [
    [right, left],
    [left, right],
  ] as const) {
    const constant = resolver.constantOf(side, scope);
    if (!constant) continue;
    // `preg_match(...) === 1` is the test itself.
    if (constant.value === 'true' || (constant.value === '1' && other.kind === 'call'))
      return narrowed(other, true, about, depth + 1);
    if (constant.value === 'false' || (constant.value === '0' && other.kind === 'call'))
      return narrowed(other, false, about, depth + 1);
    // Nothing was found: `u.Hostname() == ""`, `pattern.exec(x) == null`.
    if (constant.type === 'null' || (constant.type === 'string' && constant.value === ''))
      return other.kind === 'call' ? narrowed(other, false, about, depth + 1) : emptied(other, about);
    return withAddress(looked(other), scope).map((expression) => ({ expression, rules: null }));
  }
  return [];
}

/** The call of `checked(x) == null`: what gives nothing found nothing. */
function askedForNull(left: Expression, right: Expression, { resolver, scope }: About): Expression | null {
  if (left.kind === 'call' && resolver.constantOf(right, scope)?.type === 'null') return left;
  return right.kind === 'call' && resolver.constantOf(left, scope)?.type === 'null' ? right : null;
}

/** `typeof x == 'number'` looks at x. */
function looked(side: Expression): Expression {
  if (side.kind === 'wrapped' && side.values.length === 1) return looked(side.values[0]!);
  return side.kind === 'unary' && side.operator === 'typeof' ? side.operand : side;
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

/** The start of a text that is compared: `p.indexOf(root) === 0`, `p.slice(0, root.length) === root`. */
interface StartTest {
  readonly of: Expression;
  readonly is: Expression;
}

const PARTS = /^(?:substring|slice|substr|Substring)$/;

function startTest(side: Expression, other: Expression): StartTest | null {
  if (side.kind !== 'call' || side.callee.kind !== 'member') return null;
  const { name, object } = side.callee;
  const [first] = side.args;
  if (!first) return null;
  if (name === 'indexOf' || name === 'IndexOf')
    return textOf(other.node) === '0' ? { of: object, is: first.value } : null;
  return PARTS.test(name) && textOf(first.value.node) === '0' && side.args.length === 2
    ? { of: object, is: other }
    : null;
}

function narrowedByStart({ of, is }: StartTest, same: boolean, { resolver, scope }: About): readonly Cleared[] {
  const upwards = resolver.constantOf(is, scope)?.value.includes('..') ?? false;
  return same === upwards ? [] : otherForms(of, scope).map((expression) => ({ expression, rules: null }));
}
