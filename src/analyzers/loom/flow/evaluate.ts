import { textOf } from '../../syntax';
import { classAround, lookUp, type Scope } from '../names';
import type { Entries, Expression } from '../program';
import { decided } from './decided';
import { withParts } from './destructure';
import { held } from './environment';
import { narrowed } from './narrow';
import { joined } from './joined';
import { isNumberType } from './number-type';
import { branch, clear, clearedFor, keyOf, type Place } from './run';
import { cleanedFor, allTaints, asNumbers, clean, either, tainted, type Taint, type Value, withStep } from './value';

/** Operators whose result says nothing about the text of their operands. */
const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=', '<=>', '=~', '!~', 'in', 'not in', 'instanceof', '!']);
const ARITHMETIC = new Set(['-', '*', '/', '//', '**', '&', '|', '^', '<<', '>>', '>>>', '~']);

/** What an expression may hold, after everything in it has been followed. */
export function evaluate(expression: Expression, place: Place): Value {
  const { run, scope } = place;
  run.step();
  if (run.exhausted) return clean();
  switch (expression.kind) {
    case 'literal':
      return expression.type === 'string' ? { ...clean(), text: expression.value } : clean();
    case 'name': {
      // Ruby calls a method without arguments by its name alone.
      const method = run.program.language === 'ruby' ? run.resolver.functionOf(expression, scope) : null;
      if (method && run.mayEnter(method)) return run.acts.enter(method, place, []);
      return withSource(
        expression,
        place,
        expression.name === 'this' ? run.instance(scope) : heldBy(expression.name, place),
      );
    }
    case 'template': {
      if (expression.tag) return run.acts.call(asTagCall(expression, expression.tag), place);
      // Even of a single value it makes a text.
      return joined(
        [{ ...clean(), text: '' }, ...expression.parts.map((part) => flat(evaluate(part, place)))],
        run.rules,
      );
    }
    case 'binary':
      return evaluateBinary(expression, place);
    case 'unary': {
      const { taints } = evaluate(expression.operand, place);
      if (expression.operator === '!' || expression.operator === 'typeof' || expression.operator === 'not')
        return clean();
      return tainted(expression.operator === '+' || ARITHMETIC.has(expression.operator) ? asNumbers(taints) : taints);
    }
    case 'member':
      return withSource(expression, place, fieldOf(evaluate(expression.object, place), expression.name));
    case 'index': {
      const object = evaluate(expression.object, place);
      if (!expression.index) return withSource(expression, place, tainted(object.taints));
      const index = evaluate(expression.index, place);
      for (const row of run.rules.indexes.find(run.resolver.namesOf(expression, scope)))
        if (!row.excused(scope, run.resolver)) run.check(row, index, expression.node);
      const key = run.resolver.constantOf(expression.index, scope);
      const found = key ? fieldOf(object, key.value) : tainted([...allTaints(object, 1)]);
      return withSource(expression, place, found);
    }
    case 'call':
      return run.acts.call(expression, place);
    case 'function':
      run.acts.enter(expression, place, null);
      return clean();
    case 'entries':
      return evaluateEntries(expression, place);
    case 'assign': {
      const value = evaluate(expression.value, place);
      const joins = expression.operator !== '=';
      const before = joins ? evaluate(expression.target, place) : null;
      const after = before ? joined([before, value], run.rules) : value;
      assign(expression.target, taken(expression.target, stepped(after, expression), expression.value, place), place);
      return after;
    }
    case 'choice': {
      evaluate(expression.test, place);
      const known = decided(expression.test, scope, run.resolver);
      if (known === true) return evaluate(expression.then, place);
      if (known === false && expression.otherwise) return evaluate(expression.otherwise, place);
      const about = { rules: run.rules, resolver: run.resolver, scope };
      const chosen = (value: Expression, holds: boolean): Value =>
        branch(place, (inner) => {
          clear(narrowed(expression.test, holds, about), inner);
          return evaluate(value, inner);
        }).result;
      const then = chosen(expression.then, true);
      return expression.otherwise ? either(then, chosen(expression.otherwise, false)) : then;
    }
    case 'wrapped': {
      const values = expression.values.map((value) => evaluate(value, place));
      if (expression.by === 'cast' && isNumberType(expression.type))
        return tainted(asNumbers(values.flatMap(({ taints }) => taints)));
      return values.length === 1 ? values[0]! : values.reduce(either, clean());
    }
  }
}

/** What a name holds; a field also what was put there by `this`. */
function heldBy(name: string, { run, scope, environment }: Place): Value {
  const own = held(environment, keyOf(name, scope));
  const field = isField(name, scope) ? run.instance(scope).fields?.get(name) : undefined;
  return field && field !== own ? either(own, field) : own;
}

function isField(name: string, scope: Scope): boolean {
  return lookUp(scope, name)?.kind === 'field';
}

function evaluateBinary(expression: Extract<Expression, { kind: 'binary' }>, place: Place): Value {
  const { operator, left, right } = expression;
  const one = evaluate(left, place);
  if (operator === '&&' || operator === '||') {
    const about = { rules: place.run.rules, resolver: place.run.resolver, scope: place.scope };
    const other = branch(place, (inner) => {
      clear(narrowed(left, operator === '&&', about), inner);
      return evaluate(right, inner);
    }).result;
    return operator === '&&' ? other : either(one, other);
  }
  const other = evaluate(right, place);
  if (COMPARISONS.has(operator)) return clean();
  if (operator === '??' || operator === '?:') return either(one, other);
  if (isJoin(expression, place)) return joined([one, other], place.run.rules);
  const taints = [...one.taints, ...(operator === '%' ? allTaints(other) : other.taints)];
  return tainted(operator === '+' || ARITHMETIC.has(operator) ? asNumbers(taints) : taints);
}

/** PHP has another operator for joining texts, and Ruby one more. */
function isJoin({ operator, written }: Extract<Expression, { kind: 'binary' }>, { run }: Place): boolean {
  const { language } = run.program;
  if (operator === '<<') return language === 'ruby';
  return operator === '+' && !(language === 'php' && written === '+');
}

function flat(value: Value): Value {
  return { ...value, taints: allTaints(value, 1) };
}

function evaluateEntries(expression: Entries, place: Place): Value {
  const value = clean();
  for (const { key, value: held, spread } of expression.entries) {
    if (key) evaluate(key, place);
    const part = evaluate(held, place);
    if (spread) {
      value.taints = [...value.taints, ...part.taints];
      for (const [name, field] of part.fields ?? []) (value.fields ??= new Map()).set(name, field);
    } else if (expression.form === 'map' && key?.kind === 'literal') (value.fields ??= new Map()).set(key.value, part);
    else value.taints = [...value.taints, ...allTaints(part, 1)];
  }
  return { ...tainted(value.taints), fields: value.fields };
}

/** Puts a value where an expression points. */
export function assign(target: Expression, value: Value, place: Place): void {
  const { run, scope, environment } = place;
  switch (target.kind) {
    case 'name':
      environment.values.set(keyOf(target.name, scope), value);
      if (isField(target.name, scope)) (run.instance(scope).fields ??= new Map()).set(target.name, value);
      environment.cleared.delete(textOf(target.node));
      return;
    case 'member':
    case 'index': {
      for (const row of run.rules.assigns.find(run.resolver.namesOf(target, scope)))
        if (row.holds({ value: null }, scope, run.resolver) && !row.excused(scope, run.resolver))
          run.check(row, value, target.node.parent ?? target.node);
      const object = evaluate(target.object, place);
      const index = target.kind === 'index' ? target.index : null;
      if (index) {
        const key = evaluate(index, place);
        for (const row of run.rules.indexes.find(run.resolver.namesOf(target, scope)))
          if (!row.excused(scope, run.resolver)) run.check(row, key, target.node);
      }
      const field = target.kind === 'member' ? target.name : index && run.resolver.constantOf(index, scope)?.value;
      if (field) (object.fields ??= new Map()).set(field, value);
      else object.taints = tainted([...object.taints, ...value.taints]).taints;
      return;
    }
    case 'entries':
      for (const { key, value: part, spread } of target.entries) {
        const found = key?.kind === 'literal' && !spread ? fieldOf(value, key.value) : tainted(allTaints(value, 1));
        assign(part, isError(part, place) ? clean() : found, place);
      }
      return;
    case 'assign':
      // A part that is taken out with a fallback.
      assign(target.target, either(value, evaluate(target.value, place)), place);
      return;
    case 'wrapped':
      for (const part of target.values) assign(part, value, place);
      return;
    default:
  }
}

/** Go gives an error beside the result, and it tells little of what went in. */
function isError(part: Expression, { run }: Place): boolean {
  return run.program.language === 'go' && part.kind === 'name' && /^(?:\w*[eE]rr\d*|ok)$/.test(part.name);
}

/** A value with what its parts bring in, where it is taken apart. */
export function taken(target: Expression, value: Value, from: Expression, { run, scope }: Place): Value {
  if (target.kind !== 'entries') return value;
  return withParts(value, target, [...run.resolver.namesOf(from, scope), ...run.resolver.typesOf(from, scope)], run);
}

export function stepped(value: Value, { node }: Expression): Value {
  if (value.taints.length === 0) return value;
  return { ...value, taints: withStep(value.taints, node) };
}

/** What an expression brings in by itself, added to what it holds. */
function withSource(expression: Expression, place: Place, value: Value): Value {
  const { run, scope } = place;
  const { resolver, rules } = run;
  const names = resolver.namesOf(expression, scope);
  const harmless = clearedFor(expression, place);
  if (harmless === null) return clean();
  if (harmless.length > 0) value = { ...value, taints: cleanedFor(value.taints, harmless) };
  if (value.taints.length > 0 && rules.stopReads.find([...names, ...numbered(expression, names)]).length > 0)
    return tainted(asNumbers(value.taints));
  // A name of the file's own holds what it was given, and says where that came from.
  const own = expression.kind === 'name' ? lookUp(scope, expression.name) : null;
  const read = own && own.kind !== 'import' ? [] : rules.reads.find(names);
  const named = expression.kind === 'name' || expression.kind === 'member' ? rules.named.find([expression.name]) : [];
  const filled = rules.fields.length > 0 ? filledBy(expression, place) : [];
  if (read.length + named.length + filled.length === 0) return value;
  const brought = (group: string): Taint => ({
    group,
    source: expression.node,
    steps: [],
    clean: new Set(harmless),
    number: false,
  });
  // What it is known to hold says more than what it is called.
  const taints = [...[...read, ...filled].map(brought), ...value.taints, ...named.map(brought)];
  return { taints: tainted(taints).taints, fields: value.fields };
}

/** The names of an element with its number: `process.argv[0]`, where names say `process.argv[]`. */
function numbered(expression: Expression, names: readonly string[]): readonly string[] {
  const index = expression.kind === 'index' ? expression.index : null;
  if (index?.kind !== 'literal' || index.type !== 'number') return [];
  return names.map((name) => name.replace(/\[\]$/, `[${index.value}]`));
}

/** The groups of sources that a field of this class is filled from. */
function filledBy(expression: Expression, { run: { rules, resolver }, scope }: Place): readonly string[] {
  const isOwn = expression.kind === 'member' && expression.object.kind === 'name' && expression.object.name === 'this';
  if (expression.kind !== 'name' && !isOwn) return [];
  const binding = lookUp(isOwn ? classAround(scope) : scope, expression.name);
  const { declaration } = binding ?? {};
  if (binding?.kind !== 'field' || !declaration || !('annotations' in declaration)) return [];
  const marks = declaration.annotations.flatMap(({ name }) => resolver.typesNamed(name, scope));
  const types = binding.type === null ? [] : resolver.typesNamed(binding.type, scope);
  return rules.fields
    .filter((row) => row.annotations.find(marks).length > 0 && row.types?.find(types).length !== 0)
    .map(({ group }) => group);
}

function fieldOf(object: Value, name: string): Value {
  const field = object.fields?.get(name);
  if (field) return object.taints.length === 0 ? field : either(field, tainted(object.taints));
  if (object.taints.length > 0) return tainted(object.taints);
  // Kept, so that what is put into it is found again.
  const made = clean();
  (object.fields ??= new Map()).set(name, made);
  return made;
}

function asTagCall(
  template: Extract<Expression, { kind: 'template' }>,
  tag: Expression,
): Extract<Expression, { kind: 'call' }> {
  const args = template.parts.map((value) => ({ name: null, spread: false, value }));
  return { kind: 'call', callee: tag, args, makes: false, node: template.node };
}
