import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Binary, Entry, Expression, Template } from '../../program';
import { call, literal, nameOf, positional, wrapped } from '../build';
import type { Lowering, Table } from '../lowering';
import { functionValue } from './functions';
import { element } from './jsx';
import { moduleName, requiredModule } from './modules';
import { classStatement } from './statements';

const SAME: Readonly<Record<string, string>> = { '===': '==', '!==': '!=' };

export const EXPRESSIONS: Table<Expression> = {
  identifier: (node) => nameOf(node),
  shorthand_property_identifier: (node) => nameOf(node),
  shorthand_property_identifier_pattern: (node) => nameOf(node),
  property_identifier: (node) => literal(node, 'string'),
  private_property_identifier: (node) => literal(node, 'string'),
  this: (node) => nameOf(node, 'this'),
  super: (node) => nameOf(node, 'super'),
  undefined: (node) => literal(node, 'null', 'null'),
  null: (node) => literal(node, 'null', 'null'),
  true: (node) => literal(node, 'boolean'),
  false: (node) => literal(node, 'boolean'),
  number: (node) => literal(node, 'number'),
  string: (node) => literal(node, 'string', textOf(node).slice(1, -1)),
  regex: (node) => literal(node, 'regex', textOf(node)),
  template_string: (node, lowering) => template(node, null, lowering),
  parenthesized_expression: (node, lowering) => first(node, lowering),
  non_null_expression: (node, lowering) => first(node, lowering),
  instantiation_expression: (node, lowering) => first(node, lowering),
  jsx_expression: (node, lowering) => first(node, lowering),
  as_expression: (node, lowering) => cast(node, 0, 1, lowering),
  satisfies_expression: (node, lowering) => cast(node, 0, 1, lowering),
  type_assertion: (node, lowering) => cast(node, 1, 0, lowering),
  await_expression: (node, lowering) => wrapped(node, 'await', [first(node, lowering)]),
  yield_expression: (node, lowering) => wrapped(node, 'yield', named(node).map(lowering.expression)),
  spread_element: (node, lowering) => wrapped(node, 'spread', [first(node, lowering)]),
  rest_pattern: (node, lowering) => first(node, lowering),
  sequence_expression: (node, lowering) => wrapped(node, 'unknown', named(node).map(lowering.expression)),
  unary_expression: (node, lowering) => unary(node, lowering),
  update_expression: (node, lowering) => unary(node, lowering),
  binary_expression: (node, lowering): Binary => {
    const written = textOf(child(node, 'operator') ?? node);
    return {
      kind: 'binary',
      node,
      operator: SAME[written] ?? written,
      written,
      left: part(node, 'left', lowering),
      right: part(node, 'right', lowering),
    };
  },
  assignment_expression: (node, lowering) => ({
    kind: 'assign',
    node,
    target: part(node, 'left', lowering),
    operator: '=',
    value: part(node, 'right', lowering),
  }),
  augmented_assignment_expression: (node, lowering) => ({
    kind: 'assign',
    node,
    target: part(node, 'left', lowering),
    operator: textOf(child(node, 'operator') ?? node),
    value: part(node, 'right', lowering),
  }),
  assignment_pattern: (node, lowering) => fallback(node, lowering),
  object_assignment_pattern: (node, lowering) => fallback(node, lowering),
  ternary_expression: (node, lowering) => ({
    kind: 'choice',
    node,
    test: part(node, 'condition', lowering),
    then: part(node, 'consequence', lowering),
    otherwise: part(node, 'alternative', lowering),
  }),
  member_expression: (node, lowering) => ({
    kind: 'member',
    node,
    object: part(node, 'object', lowering),
    name: textOf(child(node, 'property') ?? node),
  }),
  subscript_expression: (node, lowering) => ({
    kind: 'index',
    node,
    object: part(node, 'object', lowering),
    index: part(node, 'index', lowering),
  }),
  call_expression: (node, lowering) => {
    const required = requiredModule(node);
    if (required !== null) return nameOf(node, moduleName(required));
    const callee = part(node, 'function', lowering);
    const given = child(node, 'arguments');
    if (given?.kind === 'template_string') return template(given, callee, lowering);
    return call(node, callee, argumentsOf(given, lowering));
  },
  new_expression: (node, lowering) =>
    call(node, part(node, 'constructor', lowering), argumentsOf(child(node, 'arguments'), lowering), true),
  function_expression: (node, lowering) => functionValue(node, lowering),
  generator_function: (node, lowering) => functionValue(node, lowering),
  arrow_function: (node, lowering) => functionValue(node, lowering),
  class: (node, lowering) => {
    // A class as a value runs nothing by itself; its methods are followed as functions.
    const { members } = classStatement(node, lowering);
    return wrapped(
      node,
      'unknown',
      members.flatMap((member) => (member.kind === 'function' ? [member.value] : [])),
    );
  },
  object: (node, lowering) => ({ kind: 'entries', form: 'map', node, entries: entriesOf(node, lowering) }),
  object_pattern: (node, lowering) => ({ kind: 'entries', form: 'map', node, entries: entriesOf(node, lowering) }),
  array: (node, lowering) => ({ kind: 'entries', form: 'list', node, entries: listed(node, lowering) }),
  array_pattern: (node, lowering) => ({ kind: 'entries', form: 'list', node, entries: listed(node, lowering) }),
  jsx_element: (node, lowering) => element(node, lowering),
  jsx_self_closing_element: (node, lowering) => element(node, lowering),
  jsx_text: (node) => literal(node, 'string'),
};

function part(node: SyntaxNode, field: string, lowering: Lowering): Expression {
  const found = child(node, field);
  return found ? lowering.expression(found) : wrapped(node, 'unknown', []);
}

function first(node: SyntaxNode, lowering: Lowering): Expression {
  const [inner] = named(node);
  return inner ? lowering.expression(inner) : wrapped(node, 'unknown', []);
}

function cast(node: SyntaxNode, valueAt: number, typeAt: number, lowering: Lowering): Expression {
  const parts = named(node);
  const value = parts[valueAt];
  const type = parts[typeAt];
  return wrapped(
    node,
    'cast',
    value ? [lowering.expression(value)] : [],
    type ? textOf(type).replace(/<.*$/s, '') : null,
  );
}

function unary(node: SyntaxNode, lowering: Lowering): Expression {
  const operator = textOf(child(node, 'operator') ?? node);
  return { kind: 'unary', node, operator, operand: part(node, 'argument', lowering) };
}

function fallback(node: SyntaxNode, lowering: Lowering): Expression {
  return {
    kind: 'assign',
    node,
    target: part(node, 'left', lowering),
    operator: '=',
    value: part(node, 'right', lowering),
  };
}

function template(node: SyntaxNode, tag: Expression | null, lowering: Lowering): Template {
  const parts = named(node).map((one) =>
    one.kind === 'template_substitution' ? first(one, lowering) : literal(one, 'string'),
  );
  return { kind: 'template', node, parts, tag };
}

function argumentsOf(node: SyntaxNode | null, lowering: Lowering): readonly Argument[] {
  return (node ? named(node) : []).map((one) =>
    one.kind === 'spread_element'
      ? { name: null, spread: true, value: first(one, lowering) }
      : positional(lowering.expression(one)),
  );
}

function listed(node: SyntaxNode, lowering: Lowering): readonly Entry[] {
  return named(node).map((one) => ({
    node: one,
    key: null,
    value: one.kind === 'spread_element' ? first(one, lowering) : lowering.expression(one),
    spread: one.kind === 'spread_element',
  }));
}

function entriesOf(node: SyntaxNode, lowering: Lowering): readonly Entry[] {
  return named(node).map((one): Entry => {
    if (one.kind === 'spread_element' || one.kind === 'rest_pattern')
      return { node: one, key: null, value: first(one, lowering), spread: true };
    if (one.kind === 'pair' || one.kind === 'pair_pattern')
      return { node: one, key: keyOf(child(one, 'key'), lowering), value: part(one, 'value', lowering), spread: false };
    if (one.kind === 'method_definition')
      return {
        node: one,
        key: keyOf(child(one, 'name'), lowering),
        value: functionValue(one, lowering),
        spread: false,
      };
    const name = one.kind === 'object_assignment_pattern' ? (child(one, 'left') ?? one) : one;
    return { node: one, key: literal(name, 'string'), value: lowering.expression(one), spread: false };
  });
}

function keyOf(node: SyntaxNode | null, lowering: Lowering): Expression | null {
  if (!node) return null;
  return node.kind === 'computed_property_name' ? first(node, lowering) : lowering.expression(node);
}
