import type { Expression, Statement } from '../program';
import type { Scope } from './scope';

export interface ExpressionStop {
  readonly expression: Expression;
  readonly scope: Scope;
}

export interface StatementStop {
  readonly statement: Statement;
  readonly scope: Scope;
}

/** The way through a program is the same for all who walk it, and some fifty checks do. Most stop at one of the two only. */
export interface Way {
  readonly all: readonly (ExpressionStop | StatementStop)[];
  readonly expressions: readonly ExpressionStop[];
  readonly statements: readonly StatementStop[];
}
