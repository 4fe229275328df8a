import type { Expression, Statement } from '../../program';

/** Does something with the value that a list of statements comes to, in every branch that it may come from. */
export function withLastValue(
  statements: readonly Statement[],
  use: (value: Expression) => Statement,
): readonly Statement[] {
  const last = statements.at(-1);
  return last ? [...statements.slice(0, -1), lastOf(last, use)] : statements;
}

function lastOf(statement: Statement, use: (value: Expression) => Statement): Statement {
  const inner = (list: readonly Statement[]): readonly Statement[] => withLastValue(list, use);
  switch (statement.kind) {
    case 'expression':
      return use(statement.value);
    case 'if':
      return { ...statement, then: inner(statement.then), otherwise: inner(statement.otherwise) };
    case 'switch':
      return { ...statement, cases: statement.cases.map((one) => ({ ...one, body: inner(one.body) })) };
    case 'try':
      return {
        ...statement,
        body: inner(statement.body),
        catches: statement.catches.map((one) => ({ ...one, body: inner(one.body) })),
      };
    default:
      return statement;
  }
}

/** A method's, a block's and a lambda's last value is what it returns. */
export function returningLast(statements: readonly Statement[]): readonly Statement[] {
  return withLastValue(statements, (value) => ({ kind: 'return', value, node: value.node }));
}
