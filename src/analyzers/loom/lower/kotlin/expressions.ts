import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Choice, Expression } from '../../program';
import { call, nameOf, positional, wrapped } from '../build';
import { expressionAt, type ExpressionTable, type Lowering, unknown } from '../by-kind';
import { argumentsOf } from './arguments';
import { classOf } from './declarations';
import { functionValue, lambda } from './functions';
import { isType, typeName } from './types';

export const expressions: ExpressionTable = {
  this_expression: (node) => nameOf(node, 'this'),
  super_expression: (node) => nameOf(node, 'super'),
  user_type: (node) => nameOf(node, typeName(node)),
  navigation_expression: (node, lower) => {
    const [head, name] = named(node);
    const member = (object: Expression): Expression => ({
      kind: 'member',
      node,
      object,
      name: name ? textOf(name).replaceAll('`', '') : '',
    });
    return after(head, node, member, lower);
  },
  callable_reference: (node, lower) => {
    const parts = named(node);
    const name = parts.at(-1);
    if (!name) return unknown(node, []);
    if (parts.length === 1) return lower.expression(name);
    return { kind: 'member', node, object: lower.expression(parts[0]!), name: textOf(name) };
  },
  index_expression: (node, lower) => {
    const [head, index] = named(node);
    const at = (object: Expression): Expression => ({
      kind: 'index',
      node,
      object,
      index: index ? lower.expression(index) : null,
    });
    return after(head, node, at, lower);
  },
  call_expression: calling,
  assignment: (node, lower) => ({
    kind: 'assign',
    node,
    target: expressionAt(node, 'left', lower),
    operator: operator(node),
    value: expressionAt(node, 'right', lower),
  }),
  binary_expression: (node, lower) => ({
    kind: 'binary',
    node,
    operator: EQUAL[operator(node)] ?? operator(node),
    written: operator(node),
    left: expressionAt(node, 'left', lower),
    right: expressionAt(node, 'right', lower),
  }),
  infix_expression: (node, lower) => {
    const [left, name, right] = named(node);
    if (!left || !name || !right) return unknown(node, []);
    const callee: Expression = { kind: 'member', node, object: lower.expression(left), name: textOf(name) };
    return call(node, callee, [positional(lower.expression(right))]);
  },
  range_expression: (node, lower) =>
    call(
      node,
      nameOf(node, 'rangeTo'),
      named(node).map((one) => positional(lower.expression(one))),
    ),
  in_expression: (node, lower) => {
    const callee: Expression = {
      kind: 'member',
      node,
      object: expressionAt(node, 'right', lower),
      name: 'contains',
    };
    const asked = call(node, callee, [positional(expressionAt(node, 'left', lower))]);
    const isNot = node.children.some(({ kind }) => kind === '!in');
    return isNot ? { kind: 'unary', node, operator: '!', operand: asked } : asked;
  },
  is_expression: (node, lower) => ({
    kind: 'binary',
    node,
    operator: 'is',
    written: 'is',
    left: expressionAt(node, 'left', lower),
    right: expressionAt(node, 'right', lower),
  }),
  unary_expression: (node, lower) => {
    const operand = expressionAt(node, 'argument', lower);
    return operator(node) === '!!' ? operand : { kind: 'unary', node, operator: operator(node), operand };
  },
  as_expression: (node, lower) => {
    const type = child(node, 'right');
    return wrapped(node, 'cast', [expressionAt(node, 'left', lower)], type && typeName(type));
  },
  spread_expression: (node, lower) => wrapped(node, 'spread', [first(node, lower)]),
  labeled_expression: (node, lower) => last(node, lower),
  annotated_expression: (node, lower) => last(node, lower),
  parenthesized_expression: first,
  property_delegate: first,
  collection_literal: (node, lower) => ({
    kind: 'entries',
    node,
    form: 'list',
    entries: named(node).map((one) => ({ node: one, key: null, value: lower.expression(one), spread: false })),
  }),
  lambda_literal: lambda,
  annotated_lambda: first,
  anonymous_function: functionValue,
  // The class stands in a function of its own, as an anonymous class of Java does.
  object_literal: (node, lower) => {
    const own = classOf(node, lower);
    const [base] = own.bases;
    const holder = { ...functionValue(node, lower), body: [own] };
    return call(
      node,
      base ? nameOf(node, base) : unknown(node, []),
      [{ name: '&', spread: false, value: holder }],
      true,
    );
  },
  if_expression: (node, lower) => choice(node, lower),
  when_expression: (node, lower) => chosen(node, lower),
  try_expression: (node, lower) => {
    const body = childrenOfKind(node, 'block')[0];
    const handlers = childrenOfKind(node, 'catch_block').flatMap((one) => childrenOfKind(one, 'block'));
    const values = [...(body ? [body] : []), ...handlers].flatMap((one) => valueOf(one, lower));
    return wrapped(node, 'unknown', values);
  },
};

const EQUAL: Readonly<Record<string, string>> = { '===': '==', '!==': '!=', '?:': '||' };

function operator(node: SyntaxNode): string {
  return child(node, 'operator')?.kind ?? '';
}

function first(node: SyntaxNode, lower: Lowering): Expression {
  const [only] = named(node);
  return only ? lower.expression(only) : unknown(node, []);
}

function last(node: SyntaxNode, lower: Lowering): Expression {
  const only = named(node).at(-1);
  return only ? lower.expression(only) : unknown(node, []);
}

/** The grammar reads `!a.b()` as `(!a).b()`: the sign is put around the whole again. */
function after(
  head: SyntaxNode | undefined,
  node: SyntaxNode,
  make: (object: Expression) => Expression,
  lower: Lowering,
): Expression {
  const object = head ? lower.expression(head) : unknown(node, []);
  const isSigned = head?.kind !== 'parenthesized_expression' && object.kind === 'unary' && isPrefix(object.node);
  return isSigned ? { ...object, node, operand: make(object.operand) } : make(object);
}

function isPrefix({ kind, children }: SyntaxNode): boolean {
  return kind !== 'unary_expression' || children[0]?.field === 'operator';
}

const LISTS = new Set(['arrayOf', 'byteArrayOf', 'charArrayOf', 'intArrayOf']);

function listOf(node: SyntaxNode, args: readonly Argument[]): Expression {
  const entries = args.map(({ value, spread }) => ({ node: value.node, key: null, value, spread }));
  return { kind: 'entries', node, form: 'list', entries };
}

/** Classes are written with a capital, and made by a call of their name. A lambda after the parentheses is one more argument. */
function calling(node: SyntaxNode, lower: Lowering): Expression {
  const [called] = named(node);
  if (!called) return unknown(node, []);
  const own = argumentsOf(node, lower);
  const isOpen = called.kind === 'call_expression' && childrenOfKind(node, 'value_arguments').length === 0;
  const args = isOpen ? [...argumentsOf(called, lower), ...own] : own;
  const [target = called] = isOpen ? named(called) : [called];
  const made = (callee: Expression): Expression => {
    const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
    if (LISTS.has(name) && callee.kind === 'name') return listOf(node, args);
    return call(node, callee, args, /^[A-Z]/.test(name));
  };
  return after(target, node, made, lower);
}

function choice(node: SyntaxNode, lower: Lowering): Choice {
  const [then, otherwise] = named(node).filter(({ field }) => field !== 'condition');
  const result = (part: SyntaxNode | undefined): Expression | null => (part ? (valueOf(part, lower)[0] ?? null) : null);
  return {
    kind: 'choice',
    node,
    test: expressionAt(node, 'condition', lower),
    then: result(then) ?? unknown(node, []),
    otherwise: result(otherwise),
  };
}

/** A block's last expression is its value. */
function valueOf(part: SyntaxNode, lower: Lowering): readonly Expression[] {
  const value = part.kind === 'block' ? named(part).at(-1) : part;
  return value ? [lower.expression(value)] : [];
}

function chosen(node: SyntaxNode, lower: Lowering): Expression {
  const entries = childrenOfKind(node, 'when_entry');
  const rest = ([entry, ...others]: readonly SyntaxNode[]): Expression | null => {
    if (!entry) return null;
    const body = named(entry).find(({ field }) => field !== 'condition');
    const value = (body && valueOf(body, lower)[0]) ?? unknown(entry, []);
    const condition = child(entry, 'condition');
    if (!condition) return value;
    const test = isType(condition) ? unknown(condition, []) : lower.expression(condition);
    return { kind: 'choice', node: entry, test, then: value, otherwise: rest(others) };
  };
  return rest(entries) ?? unknown(node, []);
}
