import { type Expression, partsOf, type Program, type Statement, statementsIn } from '../program';
import type { FileNames } from './build-scopes';
import type { Scope } from './scope';
import type { Stop, Way } from './way';

export interface Visitor {
  expression?(expression: Expression, scope: Scope): void;
  statement?(statement: Statement, scope: Scope): void;
}

/** Visits every statement and expression of a program in the order of the text, parents first, each with the scope it stands in. */
export function walk(program: Program, names: FileNames, visitor: Visitor): void {
  names.way ??= wayThrough(program, names);
  for (const { expression, statement, scope } of names.way) {
    if (expression) visitor.expression?.(expression, scope);
    else if (statement) visitor.statement?.(statement, scope);
  }
}

function wayThrough(program: Program, names: FileNames): Way {
  const way: Stop[] = [];
  const visitAll = (statements: readonly Statement[], scope: Scope): void => {
    for (const statement of statements) {
      way.push({ expression: null, statement, scope });
      if (statement.kind === 'class') {
        visitAll(statement.members, names.scopeOf(statement));
        continue;
      }
      const { expressions, lists } = statementsIn(statement);
      for (const expression of expressions) visit(expression, scope);
      for (const list of lists) visitAll(list, scope);
    }
  };
  const visit = (expression: Expression, scope: Scope): void => {
    way.push({ expression, statement: null, scope });
    if (expression.kind === 'function') {
      const inner = names.scopeOf(expression);
      for (const { fallback } of expression.params) if (fallback) visit(fallback, inner);
      visitAll(expression.body, inner);
      return;
    }
    for (const part of partsOf(expression)) visit(part, scope);
  };
  visitAll(program.body, names.file);
  return way;
}
