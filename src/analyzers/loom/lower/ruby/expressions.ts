import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Literal } from '../../program';
import { assignAt, binaryAt, entriesAt, item, literalAt, memberAt, nameAt, unaryAt, unknownAt, wrap } from '../forms';
import { entryOf } from './arguments';
import { call, plainCall } from './calls';
import { choice } from './conditions';
import { closure, method } from './functions';
import { parts, type RubyLowering } from './lowering';
import { chainedString, heredoc, regex, string, subshell, words } from './strings';

type Lowering = (node: SyntaxNode, lower: RubyLowering) => Expression;

/** One of Ruby's expressions. Total: of what is not in the table, the parts are kept. */
export function expression(node: SyntaxNode, lower: RubyLowering): Expression {
  return (TABLE[node.kind] ?? anything)(node, lower);
}

const anything: Lowering = (node, lower) => {
  const values = parts(node).map((part) => lower.expression(part));
  return unknownAt(node, values);
};

/** One inside is that one. */
const inner: Lowering = (node, lower) => {
  const [only, ...others] = parts(node);
  return only && others.length === 0 ? lower.expression(only) : anything(node, lower);
};

const listOf: Lowering = (node, lower) =>
  entriesAt(
    node,
    'list',
    parts(node).map((part) => entryOf(part, lower)),
  );

const targets: Lowering = (node, lower) =>
  entriesAt(
    node,
    'list',
    parts(node).map((part) => {
      const spread = part.kind === 'rest_assignment';
      const target = spread ? parts(part)[0] : part;
      return item(target ? lower.expression(target) : nameAt(part, '*'), spread);
    }),
  );

/** `a, b = 1, 2` */
const assignment: Lowering = (node, lower) => {
  const [target, value, operator] = [child(node, 'left'), child(node, 'right'), child(node, 'operator')];
  if (!target || !value) return anything(node, lower);
  return assignAt(node, lower.expression(target), lower.expression(value), operator ? textOf(operator) : '=');
};

const LOGICAL: Readonly<Record<string, string>> = { and: '&&', or: '||', '===': '==' };

const binary: Lowering = (node, lower) => {
  const [left, operator, right] = [child(node, 'left'), child(node, 'operator'), child(node, 'right')];
  if (!left || !operator || !right) return anything(node, lower);
  const written = textOf(operator);
  const [first, second] = [lower.expression(left), lower.expression(right)];
  // A format with its values, as `format` makes it.
  if (written === '%' && isText(first)) return { kind: 'template', parts: [first, second], tag: null, node };
  if (written === '!~') return unaryAt(node, '!', binaryAt(node, { operator: '=~', written }, first, second));
  return binaryAt(node, { operator: LOGICAL[written] ?? written, written }, first, second);
};

function isText(value: Expression): boolean {
  return value.kind === 'template' || (value.kind === 'literal' && value.type === 'string');
}

const unary: Lowering = (node, lower) => {
  const [operator, operand] = [child(node, 'operator'), child(node, 'operand')];
  if (!operator || !operand) return anything(node, lower);
  const written = textOf(operator);
  return unaryAt(node, written === 'not' ? '!' : written, lower.expression(operand));
};

const range: Lowering = (node, lower) => {
  const ends = ['begin', 'end'].map((field) => child(node, field));
  const [first, last] = ends.map((end) => (end ? lower.expression(end) : literalAt(node, 'null', 'null')));
  return first && last ? binaryAt(node, { operator: '..' }, first, last) : unknownAt(node, []);
};

/** `A::B`; `::A` is `A`. */
const scope: Lowering = (node, lower) => {
  const [outer, name] = [child(node, 'scope'), child(node, 'name')];
  const last = name ? textOf(name) : '';
  return outer ? memberAt(node, lower.expression(outer), last) : nameAt(node, last);
};

const index: Lowering = (node, lower) => {
  const [object, ...keys] = parts(node);
  if (!object) return unknownAt(node, []);
  const [key] = keys;
  const list =
    keys.length > 1
      ? entriesAt(
          node,
          'list',
          keys.map((one) => entryOf(one, lower)),
        )
      : null;
  return { kind: 'index', object: lower.expression(object), index: list ?? (key ? lower.expression(key) : null), node };
};

/** `@a` and `@@a` are read through the object; `$a` is a name. */
const ofObject: Lowering = (node) => memberAt(node, nameAt(node, 'this'), textOf(node).replace(/^@+/, ''));

const literal =
  (type: Literal['type'], value?: string): Lowering =>
  (node) =>
    literalAt(node, type, value ?? textOf(node));

const named: Lowering = (node) => nameAt(node, textOf(node).replace(/^\$/, ''));
const hash: Lowering = (node, lower) =>
  entriesAt(
    node,
    'map',
    parts(node).map((part) => entryOf(part, lower)),
  );

const TABLE: Readonly<Record<string, Lowering | undefined>> = {
  identifier: named,
  constant: named,
  global_variable: named,
  instance_variable: ofObject,
  class_variable: ofObject,
  self: (node) => nameAt(node, 'this'),
  integer: literal('number'),
  float: literal('number'),
  rational: literal('number'),
  complex: literal('number'),
  true: literal('boolean', 'true'),
  false: literal('boolean', 'false'),
  nil: literal('null', 'null'),
  character: (node) => literalAt(node, 'string', textOf(node).slice(1)),
  simple_symbol: (node) => literalAt(node, 'string', textOf(node).slice(1)),
  hash_key_symbol: literal('string'),
  string,
  bare_string: string,
  bare_symbol: string,
  delimited_symbol: string,
  chained_string: chainedString,
  heredoc_beginning: heredoc,
  regex,
  subshell,
  string_array: words,
  symbol_array: words,
  array: listOf,
  hash,
  right_assignment_list: listOf,
  left_assignment_list: targets,
  destructured_left_assignment: targets,
  exceptions: listOf,
  assignment,
  operator_assignment: assignment,
  binary,
  unary,
  range,
  conditional: choice,
  if: choice,
  unless: choice,
  elsif: choice,
  if_modifier: choice,
  unless_modifier: choice,
  scope_resolution: scope,
  element_reference: index,
  call,
  super: plainCall,
  yield: plainCall,
  lambda: closure,
  block: closure,
  do_block: closure,
  method: (node, lower) => method(node, lower),
  singleton_method: (node, lower) => method(node, lower),
  splat_argument: (node, lower) => wrap(node, 'spread', inner(node, lower)),
  parenthesized_statements: inner,
  begin: inner,
  then: inner,
  else: inner,
  pattern: inner,
};
