import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Call, Entry, Expression, Literal } from '../../program';
import { assignAt, callAt, entriesAt, item, literalAt, memberAt, nameAt, unaryAt, unknownAt, wrap } from '../forms';
import { lowerArguments } from './arguments';
import { comprehension } from './comprehension';
import { binary, comparison } from './operators';
import { lowerParameters } from './parameters';
import { concatenatedString, string } from './strings';

/** One of Python's expressions. Total: of what is not in the table, the parts are kept. */
export function expression(node: SyntaxNode): Expression {
  return TABLE[node.kind]?.(node) ?? unknownAt(node, named(node).map(expression));
}

/** `a, b` without parentheses is a tuple; one alone is itself. */
function listOf(node: SyntaxNode): Expression {
  return entriesAt(node, 'list', named(node).map(entry));
}

function entry(node: SyntaxNode): Entry {
  const inner = named(node)[0];
  return node.kind.startsWith('list_splat') && inner ? item(expression(inner), true) : item(expression(node));
}

function dictionary(node: SyntaxNode): Expression {
  const entries = named(node).flatMap((part): readonly Entry[] => {
    const key = child(part, 'key');
    const value = child(part, 'value') ?? named(part)[0];
    if (!value) return [];
    return [{ key: key && expression(key), value: expression(value), spread: !key, node: part }];
  });
  return entriesAt(node, 'map', entries);
}

function subscript(node: SyntaxNode): Expression {
  const object = child(node, 'value');
  const keys = node.children.filter(({ field, named: isNamed }) => field === 'subscript' && isNamed);
  const [key] = keys;
  const whole = keys.length > 1 ? entriesAt(node, 'list', keys.map(entry)) : null;
  const index = whole ?? (key && key.kind !== 'slice' ? expression(key) : null);
  return { kind: 'index', object: object ? expression(object) : unknownAt(node, []), index, node };
}

/** By Python's convention a name with a capital is a class, and its call makes an object. */
function call(node: SyntaxNode): Call {
  const callee = child(node, 'function');
  const value = callee ? expression(callee) : unknownAt(node, []);
  const last = value.kind === 'member' || value.kind === 'name' ? value.name : '';
  return callAt(node, value, lowerArguments(child(node, 'arguments'), expression), /^_?[A-Z]\w*[a-z]/.test(last));
}

function attribute(node: SyntaxNode): Expression {
  const [object, name] = [child(node, 'object'), child(node, 'attribute')];
  return object && name ? memberAt(node, expression(object), textOf(name)) : unknownAt(node, []);
}

function choice(node: SyntaxNode): Expression {
  const [then, test, otherwise] = named(node);
  if (!then || !test) return unknownAt(node, named(node).map(expression));
  return {
    kind: 'choice',
    test: expression(test),
    then: expression(then),
    otherwise: otherwise ? expression(otherwise) : null,
    node,
  };
}

function lambda(node: SyntaxNode): Expression {
  const body = child(node, 'body');
  return {
    kind: 'function',
    name: null,
    params: lowerParameters(child(node, 'parameters'), expression),
    body: body ? [{ kind: 'return', value: expression(body), node: body }] : [],
    annotations: [],
    async: false,
    returns: null,
    modifiers: [],
    node,
  };
}

function assignment(node: SyntaxNode): Expression {
  const [target, value] = [child(node, 'left') ?? child(node, 'name'), child(node, 'right') ?? child(node, 'value')];
  if (!target || !value)
    return unknownAt(
      node,
      [target, value].flatMap((part) => (part ? [expression(part)] : [])),
    );
  const operator = child(node, 'operator');
  return assignAt(node, expression(target), expression(value), operator ? textOf(operator) : '=');
}

function unary(node: SyntaxNode): Expression {
  const [operator, operand] = [child(node, 'operator'), child(node, 'argument')];
  return operand ? unaryAt(node, operator ? textOf(operator) : '!', expression(operand)) : unknownAt(node, []);
}

const inner = (node: SyntaxNode): Expression => {
  const [only] = named(node);
  return only ? expression(only) : unknownAt(node, []);
};
const literal =
  (type: Literal['type'], value?: string) =>
  (node: SyntaxNode): Expression =>
    literalAt(node, type, value ?? textOf(node));
const comprehended = (node: SyntaxNode): Expression => comprehension(node, expression);

const TABLE: Readonly<Record<string, ((node: SyntaxNode) => Expression) | undefined>> = {
  identifier: (node) => nameAt(node, textOf(node) === 'self' ? 'this' : textOf(node)),
  integer: literal('number'),
  float: literal('number'),
  true: literal('boolean', 'true'),
  false: literal('boolean', 'false'),
  none: literal('null', 'null'),
  ellipsis: literal('other'),
  string: (node) => string(node, expression),
  concatenated_string: (node) => concatenatedString(node, expression),
  attribute,
  subscript,
  call,
  lambda,
  list: listOf,
  tuple: listOf,
  set: listOf,
  expression_list: listOf,
  pattern_list: listOf,
  tuple_pattern: listOf,
  list_pattern: listOf,
  dictionary,
  list_comprehension: comprehended,
  set_comprehension: comprehended,
  dictionary_comprehension: comprehended,
  generator_expression: comprehended,
  boolean_operator: (node) => binary(node, expression),
  binary_operator: (node) => binary(node, expression),
  comparison_operator: (node) => comparison(node, expression),
  not_operator: unary,
  unary_operator: unary,
  conditional_expression: choice,
  assignment,
  augmented_assignment: assignment,
  named_expression: assignment,
  parenthesized_expression: inner,
  as_pattern_target: inner,
  await: (node) => wrap(node, 'await', inner(node)),
  yield: yielded,
  list_splat: (node) => wrap(node, 'spread', inner(node)),
  dictionary_splat: (node) => wrap(node, 'spread', inner(node)),
  list_splat_pattern: inner,
};

function yielded(node: SyntaxNode): Expression {
  return { kind: 'wrapped', by: 'yield', type: null, values: named(node).map(expression), node };
}
