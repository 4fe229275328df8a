import type { SyntaxNode } from '../../syntax';
import type { Assignment, Binary, Entries, Entry, Expression, Member, Unary, Wrapped } from '../program';
import { wrapped } from './build';

export { call as callAt, literal as literalAt, nameOf as nameAt, positional, statementOf } from './build';

/** Lowers one expression; what a lowering hands to its own parts, so that they need not know each other. */
export type LowerExpression = (node: SyntaxNode) => Expression;

export function memberAt(node: SyntaxNode, object: Expression, name: string): Member {
  return { kind: 'member', object, name, node };
}

export function binaryAt(
  node: SyntaxNode,
  { operator, written = operator }: { readonly operator: string; readonly written?: string },
  left: Expression,
  right: Expression,
): Binary {
  return { kind: 'binary', operator, written, left, right, node };
}

export function unaryAt(node: SyntaxNode, operator: string, operand: Expression): Unary {
  return { kind: 'unary', operator, operand, node };
}

export function assignAt(node: SyntaxNode, target: Expression, value: Expression, operator = '='): Assignment {
  return { kind: 'assign', target, operator, value, node };
}

export function entriesAt(node: SyntaxNode, form: Entries['form'], entries: readonly Entry[]): Entries {
  return { kind: 'entries', form, entries, node };
}

/** A list's entry. */
export function item(value: Expression, spread = false): Entry {
  return { key: null, value, spread, node: value.node };
}

export function unknownAt(node: SyntaxNode, values: readonly Expression[]): Wrapped {
  return wrapped(node, 'unknown', values);
}

export function wrap(node: SyntaxNode, by: Wrapped['by'], value: Expression): Wrapped {
  return wrapped(node, by, [value]);
}
