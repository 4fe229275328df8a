import { child, named, type SyntaxNode } from '../../syntax';
import type { Expression, Statement } from '../program';

/** What the parts of one language's lowering need of each other. Both are total. */
export interface Lowering {
  expression(node: SyntaxNode): Expression;
  /** None for what says nothing, several for what does several things, as `int a = 1, b = 2`. */
  statement(node: SyntaxNode): readonly Statement[];
}

/** Node kinds of a grammar, each with what its nodes come to. */
export type ExpressionTable = Readonly<Record<string, (node: SyntaxNode, lower: Lowering) => Expression>>;
export type StatementTable = Readonly<Record<string, (node: SyntaxNode, lower: Lowering) => readonly Statement[]>>;

/** A lowering by tables. What they do not know is looked through for what they know. */
export function loweringBy(expressions: ExpressionTable, statements: StatementTable): Lowering {
  const expressionOf = new Map(Object.entries(expressions));
  const statementsOf = new Map(Object.entries(statements));

  const parts = (node: SyntaxNode): readonly Expression[] =>
    named(node).flatMap((one) => {
      if (expressionOf.has(one.kind)) return [lower.expression(one)];
      return statementsOf.has(one.kind) ? [] : parts(one);
    });

  const lower: Lowering = {
    expression: (node) =>
      expressionOf.get(node.kind)?.(node, lower) ?? {
        kind: 'wrapped',
        node,
        by: 'unknown',
        type: null,
        values: parts(node),
      },
    statement: (node) => {
      const known = statementsOf.get(node.kind);
      if (known) return known(node, lower);
      if (expressionOf.has(node.kind)) return [{ kind: 'expression', node, value: lower.expression(node) }];
      return statementsIn(node, lower);
    },
  };
  return lower;
}

/** The statements of a block's or file's children. */
export function statementsIn(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return named(node).flatMap((one) => lower.statement(one));
}

/** The statements of the child in this role; none where it is missing. */
export function statementsAt(node: SyntaxNode, field: string, lower: Lowering): readonly Statement[] {
  const found = child(node, field);
  return found ? lower.statement(found) : [];
}

/** The child in this role, or null. */
export function optionalAt(node: SyntaxNode, field: string, lower: Lowering): Expression | null {
  const found = child(node, field);
  return found && lower.expression(found);
}

/** The child in this role; an empty unknown where unfinished code lacks it. */
export function expressionAt(node: SyntaxNode, field: string, lower: Lowering): Expression {
  return optionalAt(node, field, lower) ?? unknown(node, []);
}

export function unknown(node: SyntaxNode, values: readonly Expression[]): Expression {
  return { kind: 'wrapped', node, by: 'unknown', type: null, values };
}
