import { type Expression, partsOf, type Statement, statementsIn } from '../program';

/** Whether something within an expression meets a test: itself, or what it is made of. */
export function anyWithin(expression: Expression, meets: (one: Expression) => boolean): boolean {
  return meets(expression) || partsOf(expression).some((part) => anyWithin(part, meets));
}

/** Whether an expression within these statements meets a test. Functions and classes in them are places of their own. */
export function anyIn(statements: readonly Statement[], meets: (one: Expression) => boolean): boolean {
  return statements.some((statement) => {
    const { expressions, lists } = statementsIn(statement);
    return expressions.some((one) => anyWithin(one, meets)) || lists.some((list) => anyIn(list, meets));
  });
}
