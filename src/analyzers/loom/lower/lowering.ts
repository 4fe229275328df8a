import { named, type SyntaxNode } from '../../syntax';
import type { Expression, Statement } from '../program';

/** How the nodes of one language are lowered; given to every entry of the tables, so that they need not know each other. */
export interface Lowering {
  readonly expression: (node: SyntaxNode) => Expression;
  /** What a node in a list of statements comes to: none, one or several. */
  readonly statements: (node: SyntaxNode) => readonly Statement[];
}

/** By the kind of a node. */
export type Table<T> = Readonly<Record<string, (node: SyntaxNode, lowering: Lowering) => T>>;

/** The lowering by two tables. What neither knows is `unknown`, with the parts that they know. */
export function lowering(expressions: Table<Expression>, statements: Table<readonly Statement[]>): Lowering {
  const self: Lowering = {
    expression: (node) =>
      expressions[node.kind]?.(node, self) ?? {
        kind: 'wrapped',
        node,
        by: 'unknown',
        type: null,
        values: named(node).map((one) => self.expression(one)),
      },
    statements: (node) => {
      const known = statements[node.kind];
      if (known) return known(node, self);
      if (node.kind === 'ERROR') return named(node).flatMap((one) => self.statements(one));
      return [{ kind: 'expression', node, value: self.expression(node) }];
    },
  };
  return self;
}

/** The statements of a block and of what else holds a list of them; none for null. */
export function block(node: SyntaxNode | null, { statements }: Lowering): readonly Statement[] {
  return node ? named(node).flatMap((one) => statements(one)) : [];
}
