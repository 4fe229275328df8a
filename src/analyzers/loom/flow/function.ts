import { type Expression, type FunctionValue, type Parameter, type Statement, statementsIn } from '../program';
import { withParts } from './destructure';
import { takeUp } from './environment';
import type { FlowRules } from './flow-rules';
import { isNumberType } from './number-type';
import { namesOfClass, parameterFacts, type ParameterFacts } from './parameter-facts';
import { branch, type Place } from './run';
import { allTaints, clean, either, tainted, type Taint, type Value } from './value';

/**
 * Follows a function's body and gives what it returns. Without values for its parameters it is called from outside: what it takes is then as the
 * language's sources say.
 */
export function evaluateFunction(
  value: FunctionValue,
  { run, environment }: Place,
  given: readonly Value[] | null,
  makes = false,
): Value {
  if (run.exhausted || run.stack.includes(value)) return clean();
  const scope = run.resolver.names.scopeOf(value);
  run.stack.push(value);
  // A function sees and changes what is around it; its own names are its own.
  const { result, environment: inner } = branch({ run, scope, environment }, (place) => {
    value.params.forEach((param, at) => {
      const handed = given ? rest(param, at, given) : fromOutside(param, value, place.run);
      const owners = given ? [] : run.resolver.parameterTypes(param, scope);
      const parts = withParts(handed, param.target, owners, run);
      run.acts.assign(
        param.target,
        param.fallback ? either(parts, run.acts.evaluate(param.fallback, place)) : parts,
        place,
      );
    });
    const returned = run.acts.follow(value.body, place);
    checkReturned(value, returned, place);
    return makes ? run.instance(scope) : returned;
  });
  run.stack.pop();
  takeUp(environment, inner);
  return result;
}

function rest(param: Parameter, at: number, given: readonly Value[]): Value {
  if (!param.rest) return given[at] ?? clean();
  return tainted(given.slice(at).flatMap(({ taints }) => taints));
}

function fromOutside(param: Parameter, owner: FunctionValue, run: Place['run']): Value {
  return tainted(
    outsideGroups(param, owner, run).map((group): Taint => ({
      group,
      source: param.node,
      steps: [],
      clean: new Set(),
      number: isNumberType(param.type),
    })),
  );
}

/** The groups of what a parameter holds when its function is called from outside. */
export function outsideGroups(
  param: Parameter,
  owner: FunctionValue,
  { rules, resolver }: Pick<Place['run'], 'rules' | 'resolver'>,
): readonly string[] {
  const scope = resolver.names.scopeOf(owner);
  const facts = parameterFacts(param, owner, scope, resolver);
  return rules.parameters.filter((row) => isSource(row, facts, param, owner)).map(({ group }) => group);
}

function isSource(
  {
    annotations,
    types,
    names,
    of,
    returns,
    within,
    inside,
    handed,
    beside,
    fallback,
    modifiers,
  }: FlowRules['parameters'][number],
  facts: ParameterFacts,
  { target }: Parameter,
  owner: FunctionValue,
): boolean {
  if (annotations?.find(facts.annotations()).length === 0) return false;
  if (names && !(target.kind === 'name' && names.find([target.name]).length > 0)) return false;
  if (types?.find(facts.types()).length === 0) return false;
  if (modifiers && !modifiers.some((one) => hasModifier(owner, one))) return false;
  // `of` the framework's own classes too: their methods answer requests.
  if (of?.find(facts.ownTypes()).length === 0) return false;
  if (returns?.find(facts.returns()).length === 0) return false;
  if (inside?.find(facts.classNames()).length === 0) return false;
  if (handed?.find(facts.handed()).length === 0) return false;
  if (within?.find(facts.functionNames()).length === 0) return false;
  if (beside?.find(facts.beside()).length === 0) return false;
  if (fallback && !facts.fallbackMeets(fallback)) return false;
  return [annotations, types, names, of, returns, inside, handed, beside, modifiers].some((wanted) => wanted !== null);
}

/** `public`, or `!private`. */
function hasModifier({ modifiers }: FunctionValue, wanted: string): boolean {
  return wanted.startsWith('!') ? !modifiers.includes(wanted.slice(1)) : modifiers.includes(wanted);
}

/** The rows of rules that mind what such a function gives back. */
export function harmfulReturns(
  owner: FunctionValue,
  { rules, resolver }: Pick<Place['run'], 'rules' | 'resolver'>,
): FlowRules['returns'] {
  if (rules.returns.length === 0) return [];
  const scope = resolver.names.scopeOf(owner);
  const named = owner.annotations.flatMap(({ name }) => resolver.typesNamed(name, scope));
  const type = owner.returns === null ? [] : resolver.typesNamed(owner.returns, scope);
  return rules.returns.filter(
    ({ annotations, inside, types }) =>
      annotations?.find(named).length !== 0 &&
      inside?.find(namesOfClass(scope, resolver)).length !== 0 &&
      types?.find(type).length !== 0,
  );
}

function checkReturned(owner: FunctionValue, returned: Value, { run, scope }: Place): void {
  const [first] = allTaints(returned, 1);
  if (!first) return;
  const given = returnsIn(owner.body);
  for (const row of harmfulReturns(owner, run)) {
    if (row.excused(scope, run.resolver)) continue;
    const met = given.filter((value) => row.holds({ value }, scope, run.resolver));
    if (met.length === 0) continue;
    const last = first.steps.at(-1) ?? first.source;
    run.check(row, returned, met.length === 1 ? met[0]!.node : last);
  }
}

/** Everything that a body gives back, the functions in it left out. */
function returnsIn(statements: readonly Statement[]): readonly Expression[] {
  return statements.flatMap((statement) => {
    if (statement.kind === 'return') return statement.value ? [statement.value] : [];
    return statement.kind === 'class' ? [] : statementsIn(statement).lists.flatMap(returnsIn);
  });
}
