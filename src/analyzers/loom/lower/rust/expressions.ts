import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Expression, FunctionValue } from '../../program';
import { call, nameOf, positional, wrapped } from '../build';
import { expressionAt, type ExpressionTable, type Lowering, optionalAt, unknown } from '../by-kind';
import { bodyOf, parametersOf } from './functions';
import { macro } from './macros';
import { testsOf } from './patterns';
import { typeName } from './types';

export const expressions: ExpressionTable = {
  identifier: (node) => nameOf(node),
  type_identifier: (node) => nameOf(node),
  primitive_type: (node) => nameOf(node),
  self: (node) => nameOf(node, 'this'),
  crate: (node) => nameOf(node),
  super: (node) => nameOf(node),
  generic_type: (node) => nameOf(node, typeName(node)),
  generic_type_with_turbofish: (node) => nameOf(node, typeName(node)),
  bracketed_type: (node) => nameOf(node),
  scoped_identifier: path,
  scoped_type_identifier: path,
  generic_function: (node, lower) => expressionAt(node, 'function', lower),
  field_expression: (node, lower) => {
    const field = child(node, 'field');
    return { kind: 'member', node, object: expressionAt(node, 'value', lower), name: field ? textOf(field) : '' };
  },
  index_expression: (node, lower) => {
    const [object, index] = named(node);
    return {
      kind: 'index',
      node,
      object: object ? lower.expression(object) : unknown(node, []),
      index: index ? lower.expression(index) : null,
    };
  },
  call_expression: (node, lower) =>
    call(
      node,
      expressionAt(node, 'function', lower),
      childrenOfKind(node, 'arguments')
        .flatMap(named)
        .map((one) => positional(lower.expression(one))),
    ),
  macro_invocation: macro,
  struct_expression: (node, lower) => {
    const body = child(node, 'body');
    return call(node, expressionAt(node, 'name', lower), body ? named(body).map((one) => field(one, lower)) : [], true);
  },
  array_expression: list,
  tuple_expression: list,
  assignment_expression: (node, lower) => assign(node, '=', lower),
  compound_assignment_expr: (node, lower) => assign(node, operator(node), lower),
  binary_expression: (node, lower) => ({
    kind: 'binary',
    node,
    operator: operator(node),
    written: operator(node),
    left: expressionAt(node, 'left', lower),
    right: expressionAt(node, 'right', lower),
  }),
  unary_expression: (node, lower) => {
    const sign = node.children[0]?.kind ?? '';
    return sign === '*'
      ? wrapped(node, 'reference', [first(node, lower)])
      : { kind: 'unary', node, operator: sign, operand: first(node, lower) };
  },
  reference_expression: (node, lower) => wrapped(node, 'reference', [expressionAt(node, 'value', lower)]),
  try_expression: (node, lower) => wrapped(node, 'try', [first(node, lower)]),
  await_expression: (node, lower) => wrapped(node, 'await', [first(node, lower)]),
  type_cast_expression: (node, lower) => {
    const type = child(node, 'type');
    return wrapped(node, 'cast', [expressionAt(node, 'value', lower)], type && typeName(type));
  },
  range_expression: (node, lower) =>
    call(
      node,
      nameOf(node, node.children.find(({ kind }) => kind.startsWith('..'))?.kind ?? '..'),
      named(node).map((one) => positional(lower.expression(one))),
    ),
  parenthesized_expression: first,
  let_condition: (node, lower) => expressionAt(node, 'value', lower),
  let_chain: (node, lower) =>
    unknown(
      node,
      named(node).map((one) => lower.expression(one)),
    ),
  closure_expression: closure,
  block: lastOf,
  unsafe_block: first,
  async_block: first,
  if_expression: (node, lower) => {
    const otherwise = child(node, 'alternative');
    return {
      kind: 'choice',
      node,
      test: expressionAt(node, 'condition', lower),
      then: expressionAt(node, 'consequence', lower),
      otherwise: otherwise ? first(otherwise, lower) : null,
    };
  },
  match_expression: (node, lower) => {
    const body = child(node, 'body');
    const subject = expressionAt(node, 'value', lower);
    return chosen(body ? childrenOfKind(body, 'match_arm') : [], subject, lower) ?? unknown(node, [subject]);
  },
};

function operator(node: SyntaxNode): string {
  return child(node, 'operator')?.kind ?? '';
}

function first(node: SyntaxNode, lower: Lowering): Expression {
  const [only] = named(node);
  return only ? lower.expression(only) : unknown(node, []);
}

/** A block is worth what stands last in it, if that is an expression. */
function lastOf(node: SyntaxNode, lower: Lowering): Expression {
  const last = named(node).at(-1);
  if (!last || /(?:_declaration|_item)$/.test(last.kind) || textOf(last).endsWith(';')) return unknown(node, []);
  return last.kind === 'expression_statement' ? first(last, lower) : lower.expression(last);
}

function path(node: SyntaxNode, lower: Lowering): Expression {
  const name = child(node, 'name');
  const object = optionalAt(node, 'path', lower);
  if (!object) return name ? nameOf(name) : unknown(node, []);
  return { kind: 'member', node, object, name: name ? textOf(name) : '' };
}

function assign(node: SyntaxNode, sign: string, lower: Lowering): Expression {
  const target = expressionAt(node, 'left', lower);
  return { kind: 'assign', node, target, operator: sign, value: expressionAt(node, 'right', lower) };
}

function list(node: SyntaxNode, lower: Lowering): Expression {
  return {
    kind: 'entries',
    node,
    form: 'list',
    entries: named(node)
      .filter(({ field: role }) => role !== 'length')
      .map((one) => ({ node: one, key: null, value: lower.expression(one), spread: false })),
  };
}

function field(node: SyntaxNode, lower: Lowering): Argument {
  if (node.kind === 'base_field_initializer') return { name: null, spread: true, value: first(node, lower) };
  const name = child(node, 'field') ?? named(node)[0] ?? node;
  return { name: textOf(name), spread: false, value: optionalAt(node, 'value', lower) ?? nameOf(name) };
}

function closure(node: SyntaxNode, lower: Lowering): FunctionValue {
  return {
    kind: 'function',
    node,
    name: null,
    params: parametersOf(node, lower),
    body: bodyOf(node, lower),
    annotations: [],
    async: node.children.some(({ kind }) => kind === 'async'),
    returns: null,
    modifiers: [],
  };
}

function chosen([arm, ...rest]: readonly SyntaxNode[], subject: Expression, lower: Lowering): Expression | null {
  if (!arm) return null;
  const pattern = child(arm, 'pattern');
  const tests = pattern ? testsOf(pattern, lower) : [];
  const test = unknown(arm, [subject, ...tests]);
  const then = expressionAt(arm, 'value', lower);
  return { kind: 'choice', node: arm, test, then, otherwise: chosen(rest, subject, lower) };
}
