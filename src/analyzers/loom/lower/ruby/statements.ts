import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Statement } from '../../program';
import { assignAt, callAt, entriesAt, item, statementOf, unaryAt, unknownAt } from '../forms';
import { lowerArguments } from './arguments';
import { classStatement } from './classes';
import { ifStatement, switchStatement } from './conditions';
import { method } from './functions';
import { withLastValue } from './last-value';
import { parts, type RubyLowering } from './lowering';
import { bodyOf, rescueModifier } from './rescue';

type Lowering = (node: SyntaxNode, lower: RubyLowering) => readonly Statement[];

/** What a node comes to where its value is not asked for. */
export function statements(node: SyntaxNode, lower: RubyLowering): readonly Statement[] {
  return TABLE[node.kind]?.(node, lower) ?? [statementOf(lower.expression(node))];
}

const nothing: Lowering = () => [];
const one =
  (make: (node: SyntaxNode, lower: RubyLowering) => Statement): Lowering =>
  (node, lower) => [make(node, lower)];

/** `while`, `until`, and the same after a statement. */
const loop: Lowering = (node, lower) => {
  const condition = child(node, 'condition');
  const test = condition ? lower.expression(condition) : unknownAt(node, []);
  const until = node.kind.startsWith('until');
  return [
    {
      kind: 'loop',
      each: null,
      test: until ? unaryAt(node, '!', test) : test,
      body: lower.statements(child(node, 'body')),
      node,
    },
  ];
};

const forLoop: Lowering = (node, lower) => {
  const [pattern, value] = [child(node, 'pattern'), child(node, 'value')];
  const source = value && parts(value)[0];
  const each = pattern && source ? { target: lower.expression(pattern), of: lower.expression(source) } : null;
  return [{ kind: 'loop', each, test: null, body: lower.statements(child(node, 'body')), node }];
};

function handedBack(node: SyntaxNode, lower: RubyLowering): Expression | null {
  const values = lowerArguments(node.children.find(({ kind }) => kind === 'argument_list') ?? null, lower);
  const [first] = values;
  if (!first || values.length === 1) return first?.value ?? null;
  return entriesAt(
    node,
    'list',
    values.map(({ value, spread }) => item(value, spread)),
  );
}

/** `next a` leaves a block with a value, as `return a` does a method. */
const leave: Lowering = (node, lower) => {
  const value = handedBack(node, lower);
  return value && node.kind === 'next' ? [{ kind: 'return', value, node }] : [{ kind: 'jump', node }];
};

/** `x = if … end` gives `x` a value in every branch. */
const assignment: Lowering = (node, lower) => {
  const [target, value] = [child(node, 'left'), child(node, 'right')];
  if (!target || !value || !BRANCHES.has(value.kind)) return [statementOf(lower.expression(node))];
  const place = lower.expression(target);
  return withLastValue(lower.statements(value), (last) => statementOf(assignAt(node, place, last)));
};

const BRANCHES = new Set(['if', 'unless', 'case', 'case_match', 'begin', 'rescue_modifier']);

/** `a << b` whose value nobody takes adds to `a`; `a or return` is a condition. */
const binary: Lowering = (node, lower) => {
  const after = child(node, 'right');
  const value = lower.expression(node);
  if (value.kind === 'binary' && after && LEAVING.has(after.kind === 'call' ? calledName(after) : after.kind)) {
    const test = value.operator === '||' ? unaryAt(value.left.node, '!', value.left) : value.left;
    return [{ kind: 'if', test, then: lower.statements(after), otherwise: [], node }];
  }
  if (value.kind !== 'binary' || value.operator !== '<<') return [statementOf(value)];
  const { left, right } = value;
  const grows = left.kind === 'name' || left.kind === 'member' || left.kind === 'index';
  return [statementOf(grows ? assignAt(node, left, right, '+=') : value)];
};

const LEAVING = new Set(['return', 'next', 'break', 'redo', 'retry', 'raise', 'fail']);

function calledName(node: SyntaxNode): string {
  const name = child(node, 'receiver') ? null : child(node, 'method');
  return name ? textOf(name) : '';
}

const RAISES = new Set(['raise', 'fail']);
const VISIBILITY = new Set(['private', 'protected', 'public', 'private_class_method', 'module_function', 'memoize']);

/** `raise A, 'b'` throws; `private def a` is a method with a modifier. */
const call: Lowering = (node, lower) => {
  const list = child(node, 'arguments');
  const written = calledName(node);
  const [first, ...others] = list ? parts(list) : [];
  if (RAISES.has(written)) return [{ kind: 'throw', value: thrown(node, first, lower), node }];
  if (first && others.length === 0 && VISIBILITY.has(written) && /^(?:singleton_)?method$/.test(first.kind))
    return [{ kind: 'function', value: method(first, lower, [written]), node: first }];
  return [statementOf(lower.expression(node))];
};

function thrown(node: SyntaxNode, first: SyntaxNode | undefined, lower: RubyLowering): Expression | null {
  if (!first) return null;
  const [type, ...rest] = lowerArguments(child(node, 'arguments'), lower);
  if (!type) return null;
  const isClass = first.kind === 'constant' || first.kind === 'scope_resolution';
  return isClass ? callAt(node, type.value, rest, true) : type.value;
}

/** Where it is empty, `raise` stands alone as a name. */
const identifier: Lowering = (node, lower) =>
  RAISES.has(textOf(node)) ? [{ kind: 'throw', value: null, node }] : [statementOf(lower.expression(node))];

const TABLE: Readonly<Record<string, Lowering | undefined>> = {
  program: bodyOf,
  body_statement: bodyOf,
  block_body: bodyOf,
  begin: bodyOf,
  begin_block: bodyOf,
  end_block: bodyOf,
  then: bodyOf,
  else: bodyOf,
  do: bodyOf,
  ensure: bodyOf,
  parenthesized_statements: bodyOf,
  singleton_class: (node, lower) => lower.statements(child(node, 'body')),
  ERROR: bodyOf,
  class: one(classStatement),
  module: one(classStatement),
  method: one((node, lower) => ({ kind: 'function', value: method(node, lower), node })),
  singleton_method: one((node, lower) => ({ kind: 'function', value: method(node, lower), node })),
  if: one(ifStatement),
  unless: one(ifStatement),
  elsif: one(ifStatement),
  if_modifier: one(ifStatement),
  unless_modifier: one(ifStatement),
  conditional: one(ifStatement),
  case: one(switchStatement),
  case_match: one(switchStatement),
  rescue_modifier: one(rescueModifier),
  while: loop,
  until: loop,
  while_modifier: loop,
  until_modifier: loop,
  for: forLoop,
  return: one((node, lower) => ({ kind: 'return', value: handedBack(node, lower), node })),
  next: leave,
  break: leave,
  redo: leave,
  retry: leave,
  assignment,
  binary,
  call,
  identifier,
  alias: nothing,
  undef: nothing,
  heredoc_body: nothing,
  uninterpreted: nothing,
};
