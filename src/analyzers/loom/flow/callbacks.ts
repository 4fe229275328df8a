import type { Call, Expression } from '../program';
import { functionNamed } from './known-function';
import { keyOf, type Place } from './run';
import { clean, either, type Callback, type Value } from './value';

/** How a function that is held as an object is called without being its method: its first argument is `this`. */
const BY_CALL = 'call';
const YIELD = 'yield';
/** What is asked of a function without calling it, or with arguments that stand in a list. */
const NO_CALLS = new Set(['apply', 'bind', 'toString', 'andThen', 'compose']);

/** The callbacks that an argument names or is. They run when what it is handed to calls them, with what it gives them. */
export function callbacksOf(argument: Expression, from: Place): readonly Callback[] {
  const known = functionNamed(argument, from);
  if (known === null) return [];
  const { callee, place } = known;
  return [(given) => (place.run.mayEnter(callee) ? place.run.acts.enter(callee, place, given) : clean())];
}

/** Enters a function that a block stands behind: Ruby calls that by a word of its own. */
export function withBlock(block: Value | undefined, { environment: { values } }: Place, enter: () => Value): Value {
  if (!block) return enter();
  const before = values.get(YIELD);
  values.set(YIELD, block);
  const result = enter();
  if (before) values.set(YIELD, before);
  else values.delete(YIELD);
  return result;
}

/** What a call gives back that calls what somebody handed in: `then(data)`, `then.accept(data)`. Null where nobody did. */
export function callCallbacks(
  { callee }: Call,
  receiver: Value,
  given: () => readonly Value[],
  { run, scope, environment }: Place,
): Value | null {
  if (callee.kind === 'name') return callAll(environment.values.get(keyOf(callee.name, scope))?.callbacks, given);
  if (callee.kind !== 'member' || NO_CALLS.has(callee.name)) return null;
  const isByCall = run.program.language === 'javascript' && callee.name === BY_CALL;
  return callAll(receiver.callbacks, isByCall ? () => given().slice(1) : given);
}

function callAll(callbacks: readonly Callback[] | undefined, given: () => readonly Value[]): Value | null {
  if (!callbacks || callbacks.length === 0) return null;
  const values = given();
  return callbacks.map((one) => one(values)).reduce(either);
}
