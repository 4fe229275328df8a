import type { Expression, FunctionValue, Program } from '../program';
import type { FileNames } from './build-scopes';
import type { NameIndex } from './name-index';
import type { Scope } from './scope';
import { walk } from './walk';

/** What a framework gives to the functions that are handed to it: the types of their parameters in order, empty for any. */
export interface Handler {
  /** The number of parameters that a function must have. */
  readonly arity: number | null;
  /** What the whole text of the call's first argument must be like, as an event's name. */
  readonly first: RegExp | null;
  readonly parameters: readonly string[];
}

interface Names {
  readonly names: FileNames;
  readonly namesOf: (expression: Expression, scope: Scope) => readonly string[];
  readonly functionOf: (callee: Expression, scope: Scope) => FunctionValue | null;
}

/** The types of parameters that calls of a file tell, by the function that is handed on. */
export function handlerTypes(
  program: Program,
  handlers: NameIndex<Handler>,
  { names, namesOf, functionOf }: Names,
): ReadonlyMap<FunctionValue, readonly string[]> {
  const found = new Map<FunctionValue, readonly string[]>();
  if (handlers.size === 0) return found;
  const hand = (value: Expression, scope: Scope, rows: readonly Handler[]): void => {
    if (value.kind === 'entries' && value.form === 'list') {
      for (const entry of value.entries) hand(entry.value, scope, rows);
      return;
    }
    const handler = functionOf(value, scope);
    const row = handler && rows.find(({ arity }) => arity === null || arity === handler.params.length);
    if (row && !found.has(handler)) found.set(handler, row.parameters);
  };
  walk(program, names, {
    expression(expression, scope) {
      if (expression.kind !== 'call') return;
      // What is known by its type comes before what is only called so.
      const event = expression.args[0]?.value;
      const rows = handlers
        .find([...namesOf(expression.callee, scope)].reverse())
        .filter(({ first }) => first === null || (event?.kind === 'literal' && first.test(event.value)));
      if (rows.length > 0) for (const { value } of expression.args) hand(value, scope, rows);
    },
  });
  return found;
}
