import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Call, Expression, Name } from '../../program';
import { expressionAt, type ExpressionTable, type Lowering, optionalAt, unknown } from '../by-kind';
import { lambda } from './functions';
import { argumentsOf } from './arguments';
import { classBody } from './classes';
import { instanceOf } from './patterns';
import { switchExpression } from './switches';
import { typeName } from './types';

export const expressions: ExpressionTable = {
  identifier: (node) => nameOf(node),
  underscore_pattern: (node) => nameOf(node),
  this: (node) => nameOf(node),
  super: (node) => nameOf(node),
  type_identifier: (node) => nameOf(node),
  scoped_type_identifier: dotted,
  generic_type: (node) => typeReference(node),
  array_type: (node) => typeReference(node),
  scoped_identifier: (node, lower) => member(node, 'scope', 'name', lower),
  field_access: (node, lower) => member(node, 'object', 'field', lower),
  array_access: (node, lower) => ({
    kind: 'index',
    node,
    object: expressionAt(node, 'array', lower),
    index: optionalAt(node, 'index', lower),
  }),
  class_literal: (node, lower) => ({ kind: 'member', node, object: first(node, lower), name: 'class' }),
  method_invocation: methodCall,
  method_reference: (node, lower) => ({
    kind: 'member',
    node,
    object: first(node, lower),
    name: textOf(node).slice(textOf(node).lastIndexOf('::') + 2),
  }),
  object_creation_expression: creation,
  array_creation_expression: arrayCreation,
  array_initializer: (node, lower) => ({
    kind: 'entries',
    node,
    form: 'list',
    entries: named(node).map((one) => ({ node: one, key: null, value: lower.expression(one), spread: false })),
  }),
  parenthesized_expression: first,
  cast_expression: (node, lower) => {
    const type = child(node, 'type');
    return {
      kind: 'wrapped',
      node,
      by: 'cast',
      type: type && typeName(type),
      values: [expressionAt(node, 'value', lower)],
    };
  },
  assignment_expression: (node, lower) => ({
    kind: 'assign',
    node,
    target: expressionAt(node, 'left', lower),
    operator: operator(node),
    value: expressionAt(node, 'right', lower),
  }),
  binary_expression: (node, lower) => ({
    kind: 'binary',
    node,
    operator: operator(node),
    written: operator(node),
    left: expressionAt(node, 'left', lower),
    right: expressionAt(node, 'right', lower),
  }),
  unary_expression: (node, lower) => ({
    kind: 'unary',
    node,
    operator: operator(node),
    operand: expressionAt(node, 'operand', lower),
  }),
  update_expression: (node, lower) => ({
    kind: 'unary',
    node,
    operator: node.children.find((one) => !one.named)?.kind ?? '++',
    operand: first(node, lower),
  }),
  ternary_expression: (node, lower) => ({
    kind: 'choice',
    node,
    test: expressionAt(node, 'condition', lower),
    then: expressionAt(node, 'consequence', lower),
    otherwise: optionalAt(node, 'alternative', lower),
  }),
  instanceof_expression: instanceOf,
  lambda_expression: lambda,
  switch_expression: switchExpression,
  template_expression: (node, lower) => {
    const text = expressionAt(node, 'template_argument', lower);
    return text.kind === 'template' ? { ...text, node, tag: optionalAt(node, 'template_processor', lower) } : text;
  },
};

function nameOf(node: SyntaxNode): Name {
  return { kind: 'name', node, name: textOf(node) };
}

function typeReference(node: SyntaxNode): Expression {
  return { kind: 'name', node, name: typeName(node) };
}

function dotted(node: SyntaxNode): Expression {
  const [head, ...rest] = typeName(node).split('.');
  return rest.reduce<Expression>((object, name) => ({ kind: 'member', node, object, name }), {
    kind: 'name',
    node,
    name: head ?? '',
  });
}

function first(node: SyntaxNode, lower: Lowering): Expression {
  const [only] = named(node);
  return only ? lower.expression(only) : unknown(node, []);
}

function operator(node: SyntaxNode): string {
  return child(node, 'operator')?.kind ?? '';
}

function member(node: SyntaxNode, object: string, field: string, lower: Lowering): Expression {
  const name = child(node, field);
  return { kind: 'member', node, object: expressionAt(node, object, lower), name: name ? textOf(name) : '' };
}

function methodCall(node: SyntaxNode, lower: Lowering): Call {
  const callee = child(node, 'object') ? member(node, 'object', 'name', lower) : expressionAt(node, 'name', lower);
  return { kind: 'call', node, callee, args: argumentsOf(node, lower), makes: false };
}

function creation(node: SyntaxNode, lower: Lowering): Call {
  const type = child(node, 'type');
  const body = node.children.find(({ kind }) => kind === 'class_body');
  const anonymous = body ? [classBody(body, type ? [typeName(type)] : [], lower)] : [];
  return {
    kind: 'call',
    node,
    callee: type ? dotted(type) : unknown(node, []),
    args: [...argumentsOf(node, lower), ...anonymous],
    makes: true,
  };
}

/** `new int[n]` makes an `Array` of n; `new int[]{1, 2}` is its list. */
function arrayCreation(node: SyntaxNode, lower: Lowering): Expression {
  const value = child(node, 'value');
  if (value) return lower.expression(value);
  const sizes = node.children.filter(({ kind }) => kind === 'dimensions_expr');
  return {
    kind: 'call',
    node,
    callee: { kind: 'name', node, name: 'Array' },
    args: sizes.map((size) => ({ name: null, spread: false, value: first(size, lower) })),
    makes: true,
  };
}
