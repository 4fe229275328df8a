import type { Expression, FunctionValue, Statement } from '../../loom';
import { partsOf, statementsIn } from '../../loom';
import { isStatement } from '../compare';

/** The first expression in or below these that is wanted, in the order of the text; functions inside are looked into as well. */
export function firstIn(
  parts: readonly (Expression | Statement)[],
  wanted: (expression: Expression) => boolean,
): Expression | null {
  for (const part of parts) {
    const found = isStatement(part) ? firstInStatement(part, wanted) : firstInExpression(part, wanted);
    if (found) return found;
  }
  return null;
}

function firstInStatement(statement: Statement, wanted: (expression: Expression) => boolean): Expression | null {
  const { expressions, lists } = statementsIn(statement);
  return firstIn(expressions, wanted) ?? firstIn(lists.flat(), wanted);
}

function firstInExpression(expression: Expression, wanted: (expression: Expression) => boolean): Expression | null {
  if (wanted(expression)) return expression;
  return firstIn(expression.kind === 'function' ? expression.body : partsOf(expression), wanted);
}

/** The tests of a function: of its branches, loops and choices, and what is joined by `&&` and `||` anywhere. */
export function testsIn(body: readonly Statement[]): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (expression: Expression): void => {
    if (expression.kind === 'choice') found.push(expression.test);
    if (expression.kind === 'binary' && (expression.operator === '&&' || expression.operator === '||'))
      found.push(expression.left, expression.right);
    if (expression.kind === 'function') visitAll(expression.body);
    else partsOf(expression).forEach(visit);
  };
  const visitAll = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      if (statement.kind === 'if') found.push(statement.test);
      if (statement.kind === 'loop' && statement.test) found.push(statement.test);
      if (statement.kind === 'switch' && statement.subject) found.push(statement.subject);
      const { expressions, lists } = statementsIn(statement);
      expressions.forEach(visit);
      lists.forEach(visitAll);
    }
  };
  visitAll(body);
  return found;
}

export function bodyOf(within: FunctionValue | null, file: readonly Statement[]): readonly Statement[] {
  return within ? within.body : file;
}
