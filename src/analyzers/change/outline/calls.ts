import type { Call, Expression, Program, Statement } from '../../loom';
import { partsOf, statementsIn } from '../../loom';

/** A call by a plain name or by a name and one member, with nothing spread into it and nothing given by name. */
export interface CallSite {
  /** `of` in `Price.of(1)`, null in `price(1)`: what the function belongs to. */
  readonly owner: string | null;
  /** `constructor` in `new Price(1)`. */
  readonly name: string;
  readonly line: number;
  readonly args: number;
}

/** Beyond this a file was hardly written by hand. */
const MAX_CALLS = 5_000;

export function callsIn({ body, language }: Program): readonly CallSite[] {
  const calls: CallSite[] = [];
  const visit = (expression: Expression): void => {
    if (expression.kind === 'call' && calls.length < MAX_CALLS) calls.push(...siteOf(expression, language));
    if (expression.kind === 'function') visitAll(expression.body);
    else partsOf(expression).forEach(visit);
  };
  const visitAll = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      const { expressions, lists } = statementsIn(statement);
      expressions.forEach(visit);
      lists.forEach(visitAll);
    }
  };
  visitAll(body);
  return calls;
}

function siteOf({ callee, args, makes, node }: Call, language: string): readonly CallSite[] {
  if (args.some(({ spread, name }) => spread || name !== null)) return [];
  // A Go literal is no call.
  if (makes && language === 'go') return [];
  const at = { line: node.line, args: args.length };
  if (callee.kind === 'name')
    return [makes ? { owner: callee.name, name: 'constructor', ...at } : { owner: null, name: callee.name, ...at }];
  if (callee.kind !== 'member' || callee.object.kind !== 'name' || makes) return [];
  return [{ owner: callee.object.name, name: callee.name, ...at }];
}
