import { textOf } from '../../syntax';
import { lookUp, type Resolver, type Scope } from '../names';
import type { Expression } from '../program';
import type { FlowRules, Place } from './flow-rules';

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
      return value && binding?.values.length === 1 ? narrowed(value, holds, about, depth + 1) : [];
    }
    case 'index':
      // A table of what is allowed.
      return holds && test.index ? [{ expression: test.index, rules: null }] : [];
    case 'member':
      // .NET: whether a pattern was found is asked of what looking for it gave.
      return test.name === 'Success' ? narrowed(test.object, holds, about, depth + 1) : [];
    case 'call':
      return narrowedByCall(test, holds, about);
    default:
      return [];
  }
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
        .flatMap((expression) => chain(expression, scope))
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
    // Nothing was found: `u.Hostname() == ""`.
    if (constant.type === 'string' && constant.value === '' && other.kind === 'call')
      return narrowed(other, false, about, depth + 1);
    if (constant.type === 'null' || constant.value === '') return [];
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

const MAX_CHAIN = 8;
/** Calls that give their one argument in another form: what holds of that holds of it. */
const SAME_PATH = /^(?:Clean|Abs|EvalSymlinks|ToSlash|FromSlash|realpath|expand_path|normalize|abspath)$/;
/** Where getters are read as members. */
const PATH_FORMS = new Set(['canonicalPath', 'canonicalFile', 'absolutePath', 'absoluteFile']);

/** An expression with what it is another form of: `file.toPath().normalize()` is `file`, and so is a name that was given it. */
function chain(expression: Expression, scope: Scope, depth = 0): readonly Expression[] {
  if (depth > MAX_CHAIN) return [expression];
  if (expression.kind === 'call' && expression.callee.kind === 'member' && expression.args.length === 0)
    return [expression, ...chain(expression.callee.object, scope, depth + 1)];
  if (expression.kind === 'call' && expression.args.length === 1 && SAME_PATH.test(lastName(expression.callee)))
    return [expression, ...chain(expression.args[0]!.value, scope, depth + 1)];
  if (expression.kind === 'member' && PATH_FORMS.has(expression.name))
    return [expression, ...chain(expression.object, scope, depth + 1)];
  if (expression.kind === 'name') {
    const binding = lookUp(scope, expression.name);
    const [value, ...more] = binding && !binding.open ? binding.values : [];
    if (value?.kind === 'call' && more.length === 0) return [expression, ...chain(value, scope, depth + 1).slice(1)];
  }
  return [expression];
}

function lastName(callee: Expression): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
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

const HOST_NAMES = new Set(['host', 'hostname', 'netloc', 'origin']);
const ADDRESS_PARSERS = /^(?:URL|urlparse|urlsplit|parse)$/;

/** The host of an address that was taken apart, with the address: where the host is known, so is where it leads. */
function withAddress(expression: Expression, scope: Scope): readonly Expression[] {
  if (expression.kind === 'name') {
    const host = onlyValue(expression, scope);
    return host?.kind === 'member' ? [expression, ...withAddress(host, scope).slice(1)] : [expression];
  }
  if (expression.kind !== 'member' || !HOST_NAMES.has(expression.name)) return [expression];
  const { object } = expression;
  const parsed = object.kind === 'name' ? onlyValue(object, scope) : object;
  const address = parsed?.kind === 'call' && isParser(parsed.callee) ? parsed.args[0]?.value : undefined;
  return [expression, object, ...(address ? [address] : [])];
}

function isParser(callee: Expression): boolean {
  return (callee.kind === 'name' || callee.kind === 'member') && ADDRESS_PARSERS.test(callee.name);
}

function onlyValue({ name }: Extract<Expression, { kind: 'name' }>, scope: Scope): Expression | null {
  const binding = lookUp(scope, name);
  const [value, ...more] = binding && !binding.open ? binding.values : [];
  return value && more.length === 0 ? value : null;
}
