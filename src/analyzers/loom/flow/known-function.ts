import type { Call, Expression, FunctionValue } from '../program';
import { createEnvironment } from './environment';
import type { Place } from './run';

/** A function, and the place that its names are looked up from. */
export interface KnownFunction {
  readonly callee: FunctionValue;
  readonly place: Place;
}

/** The function or constructor of this file that is called. */
export function ownFunction(call: Call, place: Place): KnownFunction | null {
  const { run, scope } = place;
  const found = run.resolver.functionOf(call.callee, scope);
  if (found) return { callee: found, place };
  const owner = run.resolver.classOf(call.callee, scope);
  const member = owner?.members.find((one) => one.kind === 'function' && one.value.name === 'constructor');
  return member?.kind === 'function' ? { callee: member.value, place } : null;
}

/** A function of another changed file. */
export function functionElsewhere(names: readonly string[], makes: boolean, { run }: Place): KnownFunction | null {
  const found = run.elsewhere(names, run, makes);
  if (!found) return null;
  const place = { run: found.run, scope: found.run.resolver.names.file, environment: createEnvironment() };
  return { callee: found.callee, place };
}

/** The function that an expression is or names, without a call. */
export function functionNamed(expression: Expression, place: Place): KnownFunction | null {
  const { run, scope } = place;
  const own = run.resolver.functionOf(expression, scope);
  if (own) return { callee: own, place };
  if (expression.kind !== 'name' && expression.kind !== 'member') return null;
  return functionElsewhere(run.resolver.namesOf(expression, scope), false, place);
}
