import { type SyntaxNode, textOf } from '../../syntax';
import type { Argument, Call, Expression, ExpressionStatement, Literal, Name, Wrapped } from '../program';

export function nameOf(node: SyntaxNode, name: string = textOf(node)): Name {
  return { kind: 'name', node, name };
}

export function literal(node: SyntaxNode, type: Literal['type'], value: string = textOf(node)): Literal {
  return { kind: 'literal', node, type, value };
}

export function wrapped(
  node: SyntaxNode,
  by: Wrapped['by'],
  values: readonly Expression[],
  type: string | null = null,
): Wrapped {
  return { kind: 'wrapped', node, by, type, values };
}

export function positional(value: Expression): Argument {
  return { name: null, spread: false, value };
}

export function call(node: SyntaxNode, callee: Expression, args: readonly Argument[], makes = false): Call {
  return { kind: 'call', node, callee, args, makes };
}

export function statementOf(value: Expression, node: SyntaxNode = value.node): ExpressionStatement {
  return { kind: 'expression', node, value };
}
