import { child, childrenOfKind, named, type SyntaxNode } from '../../../syntax';
import type { Argument, Call, Expression, Name } from '../../program';
import { expressionAt, type ExpressionTable, type Lowering, unknown } from '../by-kind';
import { argumentsOf } from './arguments';
import { initializer } from './initializers';
import { parts } from './nodes';
import { typeName } from './types';

export const calls: ExpressionTable = {
  invocation_expression: (node, lower) => ({
    kind: 'call',
    node,
    callee: expressionAt(node, 'function', lower),
    args: argumentsOf(node, lower),
    makes: false,
  }),
  object_creation_expression: (node, lower) => {
    const type = child(node, 'type');
    return creation(node, type ? dotted(type) : unknown(node, []), lower);
  },
  implicit_object_creation_expression: (node, lower) => {
    const type = declaredType(node);
    return creation(node, type ? dotted(type) : unknown(node, []), lower);
  },
  array_creation_expression: arrayCreation,
  implicit_array_creation_expression: arrayCreation,
  stackalloc_expression: arrayCreation,
  typeof_expression: (node, lower) => ({
    kind: 'call',
    node,
    callee: { kind: 'name', node, name: 'typeof' },
    args: [{ name: null, spread: false, value: expressionAt(node, 'type', lower) }],
    makes: false,
  }),
};

/** A type where an expression stands: `a.b.C` with its parts. */
export function dotted(node: SyntaxNode): Expression {
  const [head, ...rest] = typeName(node).split('.');
  const name: Name = { kind: 'name', node, name: head ?? '' };
  return rest.reduce<Expression>((object, one) => ({ kind: 'member', node, object, name: one }), name);
}

/** `new A(b) { C = d }`: what the braces set are arguments with names, and what they add are `items`. */
function creation(node: SyntaxNode, callee: Expression, lower: Lowering): Call {
  const braces = child(node, 'initializer') ?? childrenOfKind(node, 'initializer_expression')[0];
  return {
    kind: 'call',
    node,
    callee,
    args: [...argumentsOf(node, lower), ...(braces ? set(braces, lower) : [])],
    makes: true,
  };
}

function set(braces: SyntaxNode, lower: Lowering): readonly Argument[] {
  const held = initializer(braces, lower);
  const properties = named(braces).every(
    (one) => one.kind === 'assignment_expression' && child(one, 'left')?.kind === 'identifier',
  );
  if (!properties) return [{ name: 'items', spread: false, value: held }];
  return held.entries.map(({ key, value }) => ({
    name: key?.kind === 'literal' ? key.value : null,
    spread: false,
    value,
  }));
}

/** The type that `new()` takes from the declaration around it. */
function declaredType(node: SyntaxNode): SyntaxNode | null {
  const owner = node.parent?.kind === 'variable_declarator' ? node.parent.parent : node.parent;
  return owner && (owner.kind === 'variable_declaration' || owner.kind === 'property_declaration')
    ? child(owner, 'type')
    : null;
}

/** `new int[n]` makes an `Array` of n; `new[] { 1, 2 }` is its list. */
function arrayCreation(node: SyntaxNode, lower: Lowering): Expression {
  const [braces] = childrenOfKind(node, 'initializer_expression');
  if (braces) return initializer(braces, lower);
  const rank = child(node, 'type')?.children.find(({ kind }) => kind === 'array_rank_specifier');
  return {
    kind: 'call',
    node,
    callee: { kind: 'name', node, name: 'Array' },
    args: rank ? parts(rank).map((size) => ({ name: null, spread: false, value: lower.expression(size) })) : [],
    makes: true,
  };
}
