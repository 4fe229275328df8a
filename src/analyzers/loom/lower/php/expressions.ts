import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { call, literal, nameOf, positional, wrapped } from '../build';
import type { Lowering, Table } from '../lowering';
import { argumentsOf } from './arguments';
import { creation } from './creation';
import { arrayEntries, listEntries } from './entries';
import { arrowFunction, functionValue } from './functions';
import { memberOf, qualified, scope, variableName } from './names';
import { interpolated, STRINGS } from './strings';

const OPERATORS: Readonly<Record<string, string>> = {
  '.': '+',
  and: '&&',
  or: '||',
  '===': '==',
  '!==': '!=',
  '<>': '!=',
};

const member = (node: SyntaxNode, { expression }: Lowering): Expression =>
  memberOf(node, expression(child(node, 'object')!), expression);

const methodCall = (node: SyntaxNode, lowering: Lowering): Expression =>
  call(node, member(node, lowering), argumentsOf(node, lowering));

const assignment = (node: SyntaxNode, { expression }: Lowering): Expression => {
  const sign = child(node, 'operator');
  const written = sign ? textOf(sign) : '=';
  const target = expression(child(node, 'left')!);
  const value = expression(child(node, 'right')!);
  // `+=` adds numbers here; what it would be taken for joins texts.
  if (written === '+=') {
    const sum: Expression = { kind: 'binary', node, operator: '+', written: '+', left: target, right: value };
    return { kind: 'assign', node, target, operator: '=', value: sum };
  }
  return { kind: 'assign', node, target, operator: written === '.=' ? '+=' : written, value };
};

const inclusion = (name: string) => (node: SyntaxNode, lowering: Lowering) =>
  call(node, nameOf(node, name), [positional(first(node, lowering))]);

/** PHP's expressions, by the kind of their node. */
export const EXPRESSIONS: Table<Expression> = {
  ...STRINGS,
  variable_name: (node) => nameOf(node, variableName(node)),
  name: (node) => nameOf(node),
  qualified_name: (node) => qualified(node),
  relative_scope: (node, { expression }) => scope(node, expression),
  integer: (node) => literal(node, 'number'),
  float: (node) => literal(node, 'number'),
  boolean: (node) => literal(node, 'boolean', textOf(node).toLowerCase()),
  null: (node) => literal(node, 'null', 'null'),
  parenthesized_expression: (node, lowering) => first(node, lowering),
  by_ref: (node, lowering) => first(node, lowering),
  error_suppression_expression: (node, lowering) => first(node, lowering),
  argument: (node, lowering) => first(node, lowering),
  dynamic_variable_name: (node, lowering) =>
    named(node)[0]?.kind === 'name'
      ? nameOf(node, textOf(named(node)[0]!))
      : wrapped(node, 'unknown', [first(node, lowering)]),
  shell_command_expression: (node, lowering) =>
    call(node, nameOf(node, 'shell_exec'), [positional(interpolated(node, node, lowering))]),
  binary_expression: (node, { expression }) => {
    const written = textOf(child(node, 'operator')!);
    return {
      kind: 'binary',
      node,
      operator: OPERATORS[written.toLowerCase()] ?? written,
      written,
      left: expression(child(node, 'left')!),
      right: expression(child(node, 'right')!),
    };
  },
  unary_op_expression: (node, { expression }) => unary(node, expression),
  update_expression: (node, { expression }) => unary(node, expression),
  cast_expression: (node, { expression }) =>
    wrapped(node, 'cast', [expression(child(node, 'value')!)], textOf(child(node, 'type')!).toLowerCase().trim()),
  clone_expression: (node, lowering) => wrapped(node, 'reference', [first(node, lowering)]),
  yield_expression: (node, lowering) =>
    wrapped(
      node,
      'yield',
      named(node).map((one) => first(one, lowering)),
    ),
  assignment_expression: assignment,
  augmented_assignment_expression: assignment,
  reference_assignment_expression: assignment,
  conditional_expression: (node, { expression }) => {
    const test = expression(child(node, 'condition')!);
    const body = child(node, 'body');
    const otherwise = expression(child(node, 'alternative')!);
    return { kind: 'choice', node, test, then: body ? expression(body) : test, otherwise };
  },
  match_expression: (node, lowering) => match(node, lowering),
  subscript_expression: (node, { expression }) => {
    const [object, index] = named(node);
    const key = index && (index.kind === 'name' ? literal(index, 'string') : expression(index));
    return { kind: 'index', node, object: expression(object!), index: key ?? null };
  },
  member_access_expression: member,
  nullsafe_member_access_expression: member,
  scoped_property_access_expression: (node, { expression }) => ({
    kind: 'member',
    node,
    object: scope(child(node, 'scope')!, expression),
    name: variableName(child(node, 'name')!),
  }),
  class_constant_access_expression: (node, { expression }) =>
    memberOf(node, scope(named(node)[0]!, expression), expression),
  function_call_expression: (node, lowering) =>
    call(node, lowering.expression(child(node, 'function')!), argumentsOf(node, lowering)),
  member_call_expression: methodCall,
  nullsafe_member_call_expression: methodCall,
  scoped_call_expression: (node, lowering) => {
    const owner = scope(child(node, 'scope')!, lowering.expression);
    return call(node, memberOf(node, owner, lowering.expression), argumentsOf(node, lowering));
  },
  object_creation_expression: (node, lowering) => creation(node, lowering),
  print_intrinsic: inclusion('print'),
  include_expression: inclusion('include'),
  include_once_expression: inclusion('include_once'),
  require_expression: inclusion('require'),
  require_once_expression: inclusion('require_once'),
  array_creation_expression: (node, lowering) => arrayEntries(node, lowering),
  list_literal: (node, lowering) => listEntries(node, lowering),
  anonymous_function: (node, lowering) => functionValue(node, null, lowering),
  arrow_function: (node, lowering) => arrowFunction(node, lowering),
  variadic_unpacking: (node, lowering) => wrapped(node, 'spread', [first(node, lowering)]),
};

function first(node: SyntaxNode, { expression }: Lowering): Expression {
  const inner = named(node).at(-1);
  return inner ? expression(inner) : wrapped(node, 'unknown', []);
}

function unary(node: SyntaxNode, expression: Lowering['expression']): Expression {
  const operator = textOf(child(node, 'operator') ?? node);
  return { kind: 'unary', node, operator, operand: expression(child(node, 'argument')!) };
}

/** `match` as its first test and the rest nested. */
function match(node: SyntaxNode, { expression }: Lowering): Expression {
  const subject = expression(child(node, 'condition')!);
  const always = subject.kind === 'literal' && subject.value === 'true';
  const arms = childrenOfKind(child(node, 'body') ?? node, 'match_conditional_expression', 'match_default_expression');
  return arms.reduceRight<Expression>(
    (otherwise, arm) => {
      const then = expression(child(arm, 'return_expression')!);
      const list = child(arm, 'conditional_expressions');
      if (!list) return then;
      const tests = named(list).map((one): Expression => {
        const right = expression(one);
        return always ? right : { kind: 'binary', node: one, operator: '==', written: '===', left: subject, right };
      });
      const test = tests.reduce((left, right) => ({
        kind: 'binary',
        node: list,
        operator: '||',
        written: '||',
        left,
        right,
      }));
      return { kind: 'choice', node: arm, test, then, otherwise };
    },
    wrapped(node, 'unknown', []),
  );
}
