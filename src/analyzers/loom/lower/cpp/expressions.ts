import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Entry, Expression } from '../../program';
import { call, nameOf, positional, wrapped } from '../build';
import { expressionAt, type ExpressionTable, type Lowering, optionalAt, unknown } from '../by-kind';
import { lambda } from './functions';
import { typeName } from './types';

export const expressions: ExpressionTable = {
  identifier: (node) => nameOf(node),
  field_identifier: (node) => nameOf(node),
  type_identifier: (node) => nameOf(node),
  namespace_identifier: (node) => nameOf(node),
  this: (node) => nameOf(node),
  qualified_identifier: qualified,
  dependent_name: first,
  template_function: (node, lower) => expressionAt(node, 'name', lower),
  template_method: (node, lower) => expressionAt(node, 'name', lower),
  template_type: (node, lower) => expressionAt(node, 'name', lower),
  primitive_type: (node) => nameOf(node),
  sized_type_specifier: (node) => nameOf(node, typeName(node)),
  type_descriptor: (node) => nameOf(node, typeName(node)),
  field_expression: (node, lower) => {
    const field = child(node, 'field');
    const name = field?.kind === 'template_method' ? child(field, 'name') : field;
    return { kind: 'member', node, object: expressionAt(node, 'argument', lower), name: name ? textOf(name) : '' };
  },
  subscript_expression: (node, lower) => {
    const [index] = childrenOfKind(node, 'subscript_argument_list').flatMap(named);
    return {
      kind: 'index',
      node,
      object: expressionAt(node, 'argument', lower),
      index: index ? lower.expression(index) : null,
    };
  },
  call_expression: calling,
  new_expression: making,
  delete_expression: (node, lower) => {
    const name = node.children.some(({ kind }) => kind === '[') ? 'delete[]' : 'delete';
    return call(node, nameOf(node, name), [positional(first(node, lower))]);
  },
  sizeof_expression: (node, lower) => {
    const value = optionalAt(node, 'value', lower) ?? optionalAt(node, 'type', lower);
    return call(node, nameOf(node, 'sizeof'), value ? [positional(value)] : []);
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
    operator: WORDS[operator(node)] ?? operator(node),
    written: operator(node),
    left: expressionAt(node, 'left', lower),
    right: expressionAt(node, 'right', lower),
  }),
  unary_expression: (node, lower) => ({
    kind: 'unary',
    node,
    operator: WORDS[operator(node)] ?? operator(node),
    operand: expressionAt(node, 'argument', lower),
  }),
  update_expression: (node, lower) => ({
    kind: 'unary',
    node,
    operator: operator(node),
    operand: expressionAt(node, 'argument', lower),
  }),
  // What a pointer points to and where something lies are as trusted as the thing.
  pointer_expression: (node, lower) => wrapped(node, 'reference', [expressionAt(node, 'argument', lower)]),
  conditional_expression: (node, lower) => ({
    kind: 'choice',
    node,
    test: expressionAt(node, 'condition', lower),
    then: expressionAt(node, 'consequence', lower),
    otherwise: optionalAt(node, 'alternative', lower),
  }),
  cast_expression: (node, lower) => {
    const type = child(node, 'type');
    return wrapped(node, 'cast', [expressionAt(node, 'value', lower)], type && typeName(type));
  },
  parenthesized_expression: first,
  condition_clause: (node, lower) => expressionAt(node, 'value', lower),
  comma_expression: (node, lower) => {
    const parts = named(node).map((one) => lower.expression(one));
    return unknown(node, parts);
  },
  co_await_expression: (node, lower) => wrapped(node, 'await', [expressionAt(node, 'argument', lower)]),
  initializer_list: (node, lower) => ({
    kind: 'entries',
    node,
    form: childrenOfKind(node, 'initializer_pair').length > 0 ? 'map' : 'list',
    entries: named(node).map((one) => entry(one, lower)),
  }),
  compound_literal_expression: (node, lower) => expressionAt(node, 'value', lower),
  lambda_expression: lambda,
};

const WORDS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!', not_eq: '!=' };

export function argumentsOf(list: SyntaxNode | null, lower: Lowering): readonly Argument[] {
  return list ? named(list).map((one) => positional(lower.expression(one))) : [];
}

function operator(node: SyntaxNode): string {
  return child(node, 'operator')?.kind ?? '';
}

function first(node: SyntaxNode, lower: Lowering): Expression {
  const [only] = named(node);
  return only ? lower.expression(only) : unknown(node, []);
}

function qualified(node: SyntaxNode, lower: Lowering): Expression {
  const name = child(node, 'name');
  if (!child(node, 'scope')) return name ? lower.expression(name) : unknown(node, []);
  const object = expressionAt(node, 'scope', lower);
  const inner = name ? lower.expression(name) : null;
  return inner ? under(node, object, inner) : object;
}

/** `a::b::c` nests to the right; members nest to the left. */
function under(node: SyntaxNode, object: Expression, inner: Expression): Expression {
  if (inner.kind === 'member') return { ...inner, node, object: under(node, object, inner.object) };
  return { kind: 'member', node, object, name: inner.kind === 'name' ? inner.name : '' };
}

function calling(node: SyntaxNode, lower: Lowering): Expression {
  const callee = child(node, 'function');
  const args = argumentsOf(child(node, 'arguments'), lower);
  const name = callee?.kind === 'template_function' ? child(callee, 'name') : null;
  if (callee && name && /^(?:static|dynamic|const|reinterpret)_cast$/.test(textOf(name))) {
    const type = childrenOfKind(callee, 'template_argument_list').flatMap(named)[0];
    return wrapped(
      node,
      'cast',
      args.map(({ value }) => value),
      type ? typeName(type) : null,
    );
  }
  return call(node, expressionAt(node, 'function', lower), args);
}

/** `new int[n]` makes an `Array` of n. */
function making(node: SyntaxNode, lower: Lowering): Expression {
  const declarator = child(node, 'declarator');
  if (declarator) {
    const length = optionalAt(declarator, 'length', lower);
    return call(node, nameOf(node, 'Array'), length ? [positional(length)] : [], true);
  }
  const given = child(node, 'arguments');
  return call(node, expressionAt(node, 'type', lower), argumentsOf(given, lower), true);
}

function entry(node: SyntaxNode, lower: Lowering): Entry {
  if (node.kind !== 'initializer_pair') return { node, key: null, value: lower.expression(node), spread: false };
  const designator = child(node, 'designator');
  const name = designator && named(designator)[0];
  const key = name?.kind === 'field_identifier' ? textOf(name) : null;
  return {
    node,
    key: key === null || !name ? null : { kind: 'literal', node: name, type: 'string', value: key },
    value: expressionAt(node, 'value', lower),
    spread: false,
  };
}
