import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Expression } from '../../program';
import { call, literal, nameOf, positional, wrapped } from '../build';
import type { Lowering, Table } from '../lowering';
import { composite } from './composites';
import { functionValue, receiverName } from './functions';
import { isConverter, typeText } from './types';

/** Go's expressions, by the kind of their node. */
export const EXPRESSIONS: Table<Expression> = {
  identifier: (node) => nameOf(node, textOf(node) === receiverName(node) ? 'this' : textOf(node)),
  blank_identifier: (node) => nameOf(node),
  field_identifier: (node) => nameOf(node),
  package_identifier: (node) => nameOf(node),
  type_identifier: (node) => nameOf(node),
  interpreted_string_literal: (node) => literal(node, 'string', textOf(node).slice(1, -1)),
  raw_string_literal: (node) => literal(node, 'string', textOf(node).slice(1, -1)),
  int_literal: (node) => literal(node, 'number'),
  float_literal: (node) => literal(node, 'number'),
  imaginary_literal: (node) => literal(node, 'other'),
  rune_literal: (node) => literal(node, 'other'),
  iota: (node) => literal(node, 'other'),
  true: (node) => literal(node, 'boolean'),
  false: (node) => literal(node, 'boolean'),
  nil: (node) => literal(node, 'null', 'null'),
  parenthesized_expression: (node, { expression }) => first(node, expression),
  literal_element: (node, { expression }) => first(node, expression),
  expression_list: (node, lowering) => listOf(node, lowering),
  binary_expression: (node, { expression }) => {
    const operator = textOf(child(node, 'operator')!);
    const left = expression(child(node, 'left')!);
    const right = expression(child(node, 'right')!);
    return { kind: 'binary', node, operator, written: operator, left, right };
  },
  unary_expression: (node, { expression }) => {
    const operator = textOf(child(node, 'operator')!);
    const operand = expression(child(node, 'operand')!);
    if (operator === '&' || operator === '*') return wrapped(node, 'reference', [operand]);
    if (operator === '<-') return wrapped(node, 'await', [operand]);
    return { kind: 'unary', node, operator, operand };
  },
  selector_expression: (node, { expression }) => ({
    kind: 'member',
    node,
    object: expression(child(node, 'operand')!),
    name: textOf(child(node, 'field')!),
  }),
  qualified_type: (node, { expression }) => ({
    kind: 'member',
    node,
    object: expression(child(node, 'package')!),
    name: textOf(child(node, 'name')!),
  }),
  index_expression: (node, { expression }) => ({
    kind: 'index',
    node,
    object: expression(child(node, 'operand')!),
    index: optional(child(node, 'index'), expression),
  }),
  slice_expression: (node, { expression }) => ({
    kind: 'index',
    node,
    object: expression(child(node, 'operand')!),
    index: null,
  }),
  type_assertion_expression: (node, { expression }) =>
    wrapped(node, 'cast', [expression(child(node, 'operand')!)], typeText(child(node, 'type'))),
  type_conversion_expression: (node, { expression }) => {
    const type = child(node, 'type')!;
    const operand = expression(child(node, 'operand')!);
    // `f[int](x)`: without types in sight the grammar takes it for a conversion.
    if (type.kind === 'generic_type') return call(node, expression(child(type, 'type')!), [positional(operand)]);
    return wrapped(node, 'cast', [operand], typeText(type));
  },
  call_expression: (node, lowering) => {
    const callee = child(node, 'function')!;
    const args = argumentsOf(child(node, 'arguments'), lowering);
    if (callee.kind === 'identifier' && isConverter(textOf(callee)) && args.length === 1)
      return wrapped(node, 'cast', [args[0]!.value], textOf(callee));
    return call(node, lowering.expression(callee), args);
  },
  variadic_argument: (node, { expression }) => wrapped(node, 'spread', [first(node, expression)]),
  composite_literal: (node, lowering) => composite(child(node, 'type'), child(node, 'body')!, node, lowering),
  literal_value: (node, lowering) => composite(null, node, node, lowering),
  func_literal: (node, lowering) => functionValue(node, null, lowering),
  generic_type: (node, { expression }) => expression(child(node, 'type')!),
  type_instantiation_expression: (node, { expression }) => expression(child(node, 'type')!),
  ...Object.fromEntries(
    ['slice_type', 'array_type', 'map_type', 'channel_type', 'function_type', 'struct_type', 'interface_type'].map(
      (kind) => [kind, (node: SyntaxNode) => literal(node, 'other', typeText(node)!)],
    ),
  ),
};

function argumentsOf(node: SyntaxNode | null, { expression }: Lowering): readonly Argument[] {
  if (!node) return [];
  return named(node).map((one) =>
    one.kind === 'variadic_argument'
      ? { name: null, spread: true, value: first(one, expression) }
      : positional(expression(one)),
  );
}

/** One expression as itself, several as a list. */
export function listOf(node: SyntaxNode, { expression }: Lowering): Expression {
  const values = named(node);
  if (values.length === 1) return expression(values[0]!);
  const entries = values.map((one) => ({ node: one, key: null, value: expression(one), spread: false }));
  return { kind: 'entries', node, form: 'list', entries };
}

function first(node: SyntaxNode, expression: Lowering['expression']): Expression {
  const inner = named(node)[0];
  return inner ? expression(inner) : wrapped(node, 'unknown', []);
}

function optional(node: SyntaxNode | null, expression: Lowering['expression']): Expression | null {
  return node && expression(node);
}
