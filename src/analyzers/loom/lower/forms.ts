import type { SyntaxNode } from '../../syntax';
import type {
  Argument,
  Assignment,
  Binary,
  Call,
  Entries,
  Entry,
  Expression,
  ExpressionStatement,
  Literal,
  Member,
  Name,
  Unary,
  Wrapped,
} from '../program';

/** Lowers one expression; what a lowering hands to its own parts, so that they need not know each other. */
export type LowerExpression = (node: SyntaxNode) => Expression;

export function nameAt(node: SyntaxNode, name: string): Name {
  return { kind: 'name', name, node };
}

export function literalAt(node: SyntaxNode, type: Literal['type'], value: string): Literal {
  return { kind: 'literal', type, value, node };
}

export function unknownAt(node: SyntaxNode, values: readonly Expression[]): Wrapped {
  return { kind: 'wrapped', by: 'unknown', type: null, values, node };
}

export function wrap(node: SyntaxNode, by: Wrapped['by'], value: Expression): Wrapped {
  return { kind: 'wrapped', by, type: null, values: [value], node };
}

export function memberAt(node: SyntaxNode, object: Expression, name: string): Member {
  return { kind: 'member', object, name, node };
}

export function callAt(node: SyntaxNode, callee: Expression, args: readonly Argument[], makes = false): Call {
  return { kind: 'call', callee, args, makes, node };
}

/** An argument by position. */
export function positional(value: Expression): Argument {
  return { name: null, spread: false, value };
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

export function statementOf(value: Expression): ExpressionStatement {
  return { kind: 'expression', value, node: value.node };
}
