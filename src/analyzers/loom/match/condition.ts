import { textOf } from '../../syntax';
import type { ConditionData, Where } from '../data/schema';
import { lookUp, nameIndex, type Resolver, type Scope } from '../names';
import { type Argument, type Entries, type Expression, partsOf } from '../program';
import { numberTest } from './number-test';
import { regularExpression } from './regular-expression';

/** Whether an expression is as a rule wants it; null stands for one that is not there. */
export type Condition = (expression: Expression | null, scope: Scope, resolver: Resolver) => boolean;

/** What a condition is about: the arguments of a call, or one value. */
export interface Subject {
  readonly args?: readonly Argument[];
  readonly value?: Expression | null;
  readonly receiver?: Expression | null;
}

export type SubjectTest = (subject: Subject, scope: Scope, resolver: Resolver) => boolean;

/** All conditions of a `where`, each by position, keyword, `value`, `receiver`, `any` or `spread` (of those that are spread out). */
export function compileWhere(where: Where): SubjectTest {
  const tests = Object.entries(where ?? {}).map(([place, data]) => ({ place, test: compileCondition(data) }));
  return (subject, scope, resolver) =>
    tests.every(({ place, test }) => {
      const { args = [] } = subject;
      if (place === 'any') return args.some(({ value }) => test(value, scope, resolver));
      if (place === 'spread') return args.some(({ spread, value }) => spread && test(value, scope, resolver));
      return test(atPlace(subject, place), scope, resolver);
    });
}

function atPlace({ args = [], value = null, receiver = null }: Subject, place: string): Expression | null {
  if (place === 'value') return value ?? argumentAt(args, place);
  if (place === 'receiver') return receiver;
  return argumentAt(args, /^\d+$/.test(place) ? Number(place) : place);
}

/** An argument by position, or by keyword: also as an entry of a map argument, as options are passed in many languages. */
export function argumentAt(args: readonly Argument[], place: number | string): Expression | null {
  if (typeof place === 'number') {
    const positional = args.filter(({ name }) => name === null);
    return positional.slice(0, place + 1).some(({ spread }) => spread) ? null : (positional[place]?.value ?? null);
  }
  const named = args.find(({ name }) => name === place);
  if (named) return named.value;
  for (const { value } of args) {
    if (value.kind !== 'entries' || value.form !== 'map') continue;
    const entry = entryOf(value, place);
    if (entry) return entry;
  }
  return null;
}

/** By key, or by position in a list. */
export function entryOf({ form, entries }: Entries, wanted: string): Expression | null {
  if (form === 'list') return entries[Number(wanted)]?.value ?? null;
  return entries.find(({ key }) => key?.kind === 'literal' && key.value === wanted)?.value ?? null;
}

export function compileCondition(data: ConditionData): Condition {
  if (data === 'missing') return (expression) => expression === null;
  if (data === 'present') return (expression) => expression !== null;
  const tests: Condition[] = [];
  const {
    string,
    regex,
    number,
    is,
    name,
    called,
    type,
    call,
    arguments: given,
    constant,
    built,
    template,
    entry,
    contains,
    not,
    any,
    all,
  } = data;
  if (string !== undefined) {
    const wanted = regularExpression(string);
    tests.push((expression, scope, resolver) => {
      const literal = expression && resolver.constantOf(expression, scope);
      return literal?.type === 'string' && wanted.test(literal.value);
    });
  }
  if (regex !== undefined) {
    const wanted = new RegExp(regex);
    tests.push((expression, scope, resolver) => {
      const literal = expression && resolver.constantOf(expression, scope);
      return literal?.type === 'regex' && wanted.test(literal.value);
    });
  }
  if (number !== undefined) {
    const wanted = numberTest(number);
    tests.push((expression, scope, resolver) => {
      const literal = expression && resolver.constantOf(expression, scope);
      return literal?.type === 'number' && wanted(literal.value);
    });
  }
  if (is !== undefined) {
    tests.push((expression, scope, resolver) => {
      const literal = expression && resolver.constantOf(expression, scope);
      return literal !== null && literal.type !== 'string' && literal.value === String(is);
    });
  }
  if (name !== undefined) tests.push(named(name, (expression) => expression));
  if (called !== undefined) {
    const wanted = regularExpression(called);
    tests.push(
      (expression) => (expression?.kind === 'name' || expression?.kind === 'member') && wanted.test(expression.name),
    );
  }
  if (call !== undefined)
    tests.push(named(call, (expression) => (expression.kind === 'call' ? expression.callee : null)));
  if (given !== undefined) {
    const holds = compileWhere(given);
    tests.push(
      (expression, scope, resolver) => expression?.kind === 'call' && holds({ args: expression.args }, scope, resolver),
    );
  }
  if (type !== undefined) {
    const index = nameIndex([[type, true]]);
    tests.push(
      (expression, scope, resolver) => !!expression && index.find(resolver.typesOf(expression, scope)).length > 0,
    );
  }
  if (constant !== undefined)
    tests.push((expression, scope, resolver) => !!expression && isConstant(expression, scope, resolver) === constant);
  if (built !== undefined)
    tests.push((expression, scope, resolver) => !!expression && isBuilt(expression, scope, resolver) === built);
  if (template !== undefined) tests.push((expression) => (expression?.kind === 'template') === template);
  if (entry !== undefined) {
    const wanted = Object.entries(entry).map(([key, value]) => ({ key, test: compileCondition(value) }));
    tests.push(
      (expression, scope, resolver) =>
        expression?.kind === 'entries' &&
        wanted.every(({ key, test }) => test(entryOf(expression, key), scope, resolver)),
    );
  }
  if (contains !== undefined) {
    const wanted = compileCondition(contains);
    const within = (expression: Expression, scope: Scope, resolver: Resolver, names: number): boolean => {
      const made = names < MAX_NAMES ? madeOf(expression, scope) : null;
      if (wanted(expression, scope, resolver) || (made && wanted(made, scope, resolver))) return true;
      return [...partsOf(made ?? expression), ...resultsOf(expression)].some((part) =>
        within(part, scope, resolver, made ? names + 1 : names),
      );
    };
    tests.push((expression, scope, resolver) => !!expression && within(expression, scope, resolver, 0));
  }
  if (not !== undefined) {
    const unwanted = compileCondition(not);
    tests.push((...about) => !unwanted(...about));
  }
  if (any !== undefined) {
    const wanted = any.map(compileCondition);
    tests.push((...about) => wanted.some((test) => test(...about)));
  }
  if (all !== undefined) tests.push(...all.map(compileCondition));
  return (...about) => tests.every((test) => test(...about));
}

/** What a function comes to that is nothing but a value: a lambda, a block, the body of a comprehension. */
function resultsOf(expression: Expression): readonly Expression[] {
  const [only, ...more] = expression.kind === 'function' ? expression.body : [];
  return only?.kind === 'return' && only.value && more.length === 0 ? [only.value] : [];
}

function named(patterns: readonly string[], pick: (expression: Expression) => Expression | null): Condition {
  const index = nameIndex([[patterns, true]]);
  return (expression, scope, resolver) => {
    const picked = expression && pick(expression);
    // Here a name of the file's own says something too: `db.get` is not `map.get`.
    return !!picked && index.find([...resolver.namesOf(picked, scope), textOf(picked.node)]).length > 0;
  };
}

type Made = Extract<Expression, { kind: 'entries' | 'template' | 'binary' }>;
/** Names that are followed to what they stand for: a list may hold itself. */
const MAX_NAMES = 4;

/** Nothing in it varies: literals, and names that stand for one, or for a list of them. */
function isConstant(expression: Expression, scope: Scope, resolver: Resolver, names = 0): boolean {
  if (resolver.constantOf(expression, scope)) return true;
  const made = names < MAX_NAMES ? madeOf(expression, scope) : null;
  if (made) return isConstant(made, scope, resolver, names + 1);
  if (expression.kind === 'entries' || expression.kind === 'template' || expression.kind === 'binary')
    return partsOf(expression).every((part) => isConstant(part, scope, resolver, names));
  const [held] = expression.kind === 'wrapped' && expression.by !== 'unknown' ? expression.values : [];
  return held !== undefined && isConstant(held, scope, resolver, names);
}

/** The list, map or joined text that a name was given once and for all, itself or by another name. */
function madeOf(expression: Expression, scope: Scope, names = 0): Made | null {
  if (expression.kind !== 'name') return null;
  const binding = lookUp(scope, expression.name);
  const [value, ...more] = binding && !binding.open && binding.kind !== 'parameter' ? binding.values : [];
  if (!value || more.length > 0) return null;
  if (value.kind === 'entries' || value.kind === 'template' || value.kind === 'binary') return value;
  return names < MAX_NAMES ? madeOf(value, scope, names + 1) : null;
}

/** Text that is put together of parts of which one varies. */
function isBuilt(expression: Expression, scope: Scope, resolver: Resolver): boolean {
  if (expression.kind === 'name') {
    const made = madeOf(expression, scope);
    return made !== null && isBuilt(made, scope, resolver);
  }
  if (expression.kind === 'template') return !isConstant(expression, scope, resolver);
  if (expression.kind === 'call' && expression.callee.kind === 'member') {
    const { object, name } = expression.callee;
    // `'{} is {}'.format(a, b)`
    if (name === 'format') return isText(object, scope, resolver);
    // `'a is '.concat(a)`
    if (name === 'concat')
      return (
        isText(object, scope, resolver) && !expression.args.every(({ value }) => isConstant(value, scope, resolver))
      );
  }
  if (expression.kind !== 'binary' || !['+', '%'].includes(expression.operator)) return false;
  const sides = [expression.left, expression.right];
  const texts = sides.some((side) => isText(side, scope, resolver));
  return texts && !isConstant(expression, scope, resolver);
}

function isText(expression: Expression, scope: Scope, resolver: Resolver): boolean {
  if (expression.kind === 'template') return true;
  if (expression.kind === 'binary')
    return isText(expression.left, scope, resolver) || isText(expression.right, scope, resolver);
  return resolver.constantOf(expression, scope)?.type === 'string';
}
