import { textOf } from '../../syntax';
import type { Expression, FunctionValue, Statement } from '../program';
import { decided, fixedValue } from './decided';
import { become, type Environment, fork } from './environment';
import { assign, evaluate, stepped, taken } from './evaluate';
import { evaluateFunction } from './function';
import { narrowed } from './narrow';
import { branch, clear, keyOf, type Place } from './run';
import { allTaints, clean, either, tainted, type Value, withStep } from './value';

/** So many ways out of a loop are looked at. */
const MAX_JUMPS = 8;

/** Follows statements in order and gives what they return. Functions among them are followed at the end, when all names hold something. */
export function follow(statements: readonly Statement[], place: Place): Value {
  let returned = clean();
  const later: FunctionValue[] = [];
  for (const statement of statements) {
    if (statement.kind === 'function') later.push(statement.value);
    else returned = either(returned, followOne(statement, place));
  }
  for (const value of later) evaluateFunction(value, place, null);
  return returned;
}

function followOne(statement: Statement, place: Place): Value {
  const { run, environment } = place;
  run.step();
  if (run.exhausted) return clean();
  switch (statement.kind) {
    case 'expression':
      evaluate(statement.value, place);
      return clean();
    case 'variable': {
      const value = statement.value ? evaluate(statement.value, place) : clean();
      const kept = statement.value
        ? taken(statement.target, stepped(value, statement.value), statement.value, place)
        : value;
      if (
        statement.target.kind !== 'name' ||
        statement.value ||
        !environment.values.has(keyOf(statement.target.name, place.scope))
      )
        assign(statement.target, kept, place);
      if (place.scope.owner?.kind === 'class' && statement.target.kind === 'name')
        (run.instance(place.scope).fields ??= new Map()).set(statement.target.name, kept);
      return clean();
    }
    case 'if':
      return followIf(statement, place);
    case 'loop': {
      const before = fork(environment);
      const left: Environment[] = [];
      run.jumps.push(left);
      let returned = clean();
      // Twice: what a round leaves behind, the next one finds.
      for (let round = 0; round < 2; round += 1) {
        if (statement.each) {
          const of = evaluate(statement.each.of, place);
          assign(statement.each.target, { ...tainted(allTaints(of, 1)), fields: null }, place);
        }
        if (statement.test) evaluate(statement.test, place);
        returned = either(returned, follow(statement.body, place));
      }
      run.jumps.pop();
      for (const other of [before, ...left]) become(environment, other, fork(environment));
      return returned;
    }
    case 'switch':
      return followSwitch(statement, place);
    case 'return': {
      if (!statement.value) return clean();
      const value = evaluate(statement.value, place);
      return { taints: withStep(value.taints, statement.node), fields: value.fields };
    }
    case 'throw':
      if (statement.value) evaluate(statement.value, place);
      return clean();
    case 'try': {
      const before = fork(environment);
      let returned = follow(statement.body, place);
      const ends: Environment[] = [];
      for (const { body } of statement.catches) {
        const start = fork(before);
        become(start, before, environment);
        const { environment: end, result } = branch({ ...place, environment: start }, (inner) => follow(body, inner));
        returned = either(returned, result);
        if (!leaves(body)) ends.push(end);
      }
      for (const end of ends) become(environment, fork(environment), end);
      return either(returned, follow(statement.last, place));
    }
    case 'using':
      return either(follow(statement.resources, place), follow(statement.body, place));
    case 'class': {
      const scope = run.resolver.names.scopeOf(statement);
      const inner = { ...place, scope };
      const [first, rest] = split(statement.members);
      follow(first, inner);
      follow(rest, inner);
      // What Rails calls before an action stands below it, and leaves what the action reads.
      if (run.program.language === 'ruby' && allTaints(run.instance(scope), 1).length > 0) follow(rest, inner);
      return clean();
    }
    case 'jump':
      if ((run.jumps.at(-1)?.length ?? MAX_JUMPS) < MAX_JUMPS) run.jumps.at(-1)?.push(fork(environment));
      return clean();
    case 'function':
    case 'import':
      return clean();
  }
}

/** Fields and constructors come first: methods read what they leave. */
function split(members: readonly Statement[]): readonly [readonly Statement[], readonly Statement[]] {
  const isMethod = (member: Statement): boolean => member.kind === 'function' && member.value.name !== 'constructor';
  return [members.filter((member) => !isMethod(member)), members.filter(isMethod)];
}

function followIf({ test, then, otherwise }: Extract<Statement, { kind: 'if' }>, place: Place): Value {
  evaluate(test, place);
  const known = decided(test, place.scope, place.run.resolver);
  if (known !== null) return follow(known ? then : otherwise, place);
  const about = { rules: place.run.rules, resolver: place.run.resolver, scope: place.scope };
  const side = (body: readonly Statement[], holds: boolean): ReturnType<typeof branch<Value>> =>
    branch(place, (inner) => {
      clear(narrowed(test, holds, about), inner);
      return follow(body, inner);
    });
  const one = side(then, true);
  const other = side(otherwise, false);
  join(place.environment, [
    { environment: one.environment, left: leaves(then) },
    { environment: other.environment, left: leaves(otherwise) },
  ]);
  return either(one.result, other.result);
}

function followSwitch({ subject, cases }: Extract<Statement, { kind: 'switch' }>, place: Place): Value {
  if (subject) evaluate(subject, place);
  const { resolver } = place.run;
  const known = subject && chosenCase(subject, cases, place);
  if (known) return follow(known.body, place);
  let returned = clean();
  const ends: { environment: Environment; left: boolean }[] = [];
  for (const { tests, body } of cases) {
    for (const test of tests) evaluate(test, place);
    const chosen = subject && tests.length > 0 && tests.every((test) => resolver.constantOf(test, place.scope));
    const { environment, result } = branch(place, (inner) => {
      if (chosen) clear([{ expression: subject, rules: null }], inner);
      return follow(body, inner);
    });
    returned = either(returned, result);
    ends.push({ environment, left: body.some(({ kind }) => kind === 'return' || kind === 'throw') });
  }
  const total = cases.some(({ tests }) => tests.length === 0);
  if (ends.length > 0)
    join(place.environment, total ? ends : [...ends, { environment: fork(place.environment), left: false }]);
  return returned;
}

/** The one case that a fixed subject always comes to; null when that is not clear, or when the case goes on into the next. */
function chosenCase(
  subject: Expression,
  cases: Extract<Statement, { kind: 'switch' }>['cases'],
  { scope, run: { resolver } }: Place,
): (typeof cases)[number] | null {
  const wanted = fixedValue(subject, scope, resolver);
  if (wanted === null) return null;
  const values = cases.map(({ tests }) => tests.map((test) => fixedValue(test, scope, resolver)));
  if (values.some((each) => each.includes(null))) return null;
  const found =
    cases[values.findIndex((each) => each.includes(wanted))] ?? cases.find(({ tests }) => tests.length === 0);
  return found && (leaves(found.body) || found === cases.at(-1)) ? found : null;
}

/** What is held after several ways through, those that left the place excepted. */
function join(
  target: Environment,
  ways: readonly { readonly environment: Environment; readonly left: boolean }[],
): void {
  const going = ways.filter(({ left }) => !left);
  const [first, ...more] = going.length > 0 ? going : ways;
  if (!first) return;
  const joined = first.environment;
  for (const { environment } of more) become(joined, fork(joined), environment);
  target.values = joined.values;
  target.cleared = joined.cleared;
}

/** Whether nothing goes on after these statements. */
function leaves(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  if (!last) return false;
  if (last.kind === 'return' || last.kind === 'throw' || last.kind === 'jump') return true;
  if (last.kind === 'expression') return endsAll(last.value);
  return last.kind === 'if' && leaves(last.then) && leaves(last.otherwise);
}

/** `controller.abort()` is another thing. */
const ENDS_ALL = /^(?:(?:flask\.)?abort|(?:\w+\.)?_?exit|quit|notFound)$/;

/** A call that never comes back: `abort(403)`, `sys.exit(1)`. */
function endsAll(value: Expression): boolean {
  return value.kind === 'call' && ENDS_ALL.test(textOf(value.callee.node));
}
