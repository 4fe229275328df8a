import { type Expression, partsOf, type Program, type Statement, statementsIn } from '../program';
import type { FileNames } from './build-scopes';
import type { Scope } from './scope';
import type { ExpressionStop, StatementStop, Way } from './way';

export interface Visitor {
  expression?(expression: Expression, scope: Scope): void;
  statement?(statement: Statement, scope: Scope): void;
}

/** Visits every statement and expression of a program in the order of the text, parents first, each with the scope it stands in. */
export function walk(program: Program, names: FileNames, visitor: Visitor): void {
  const { all, expressions, statements } = (names.way ??= wayThrough(program, names));
  if (!visitor.statement) for (const { expression, scope } of expressions) visitor.expression?.(expression, scope);
  else if (!visitor.expression) for (const { statement, scope } of statements) visitor.statement(statement, scope);
  else
    for (const stop of all) {
      if ('expression' in stop) visitor.expression(stop.expression, stop.scope);
      else visitor.statement(stop.statement, stop.scope);
    }
}

function wayThrough(program: Program, names: FileNames): Way {
  const all: (ExpressionStop | StatementStop)[] = [];
  const expressions: ExpressionStop[] = [];
  const statements: StatementStop[] = [];
  const atExpression = (stop: ExpressionStop): void => {
    all.push(stop);
    expressions.push(stop);
  };
  const atStatement = (stop: StatementStop): void => {
    all.push(stop);
    statements.push(stop);
  };
  const visitAll = (list: readonly Statement[], scope: Scope): void => {
    for (const statement of list) {
      atStatement({ statement, scope });
      if (statement.kind === 'class') {
        visitAll(statement.members, names.scopeOf(statement));
        continue;
      }
      const within = statementsIn(statement);
      for (const expression of within.expressions) visit(expression, scope);
      for (const inner of within.lists) visitAll(inner, scope);
    }
  };
  const visit = (expression: Expression, scope: Scope): void => {
    atExpression({ expression, scope });
    if (expression.kind === 'function') {
      const inner = names.scopeOf(expression);
      for (const { fallback } of expression.params) if (fallback) visit(fallback, inner);
      visitAll(expression.body, inner);
      return;
    }
    for (const part of partsOf(expression)) visit(part, scope);
  };
  visitAll(program.body, names.file);
  return { all, expressions, statements };
}
