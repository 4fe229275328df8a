import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Wrapped } from '../../program';
import { expressionAt, type ExpressionTable, type Lowering, optionalAt, unknown } from '../by-kind';
import { dotted } from './calls';
import { lambda } from './functions';
import { firstPart, parts } from './nodes';
import { isPattern } from './patterns';
import { switchExpression } from './switches';
import { typeName } from './types';

export const expressions: ExpressionTable = {
  identifier: name,
  this: name,
  base: name,
  implicit_parameter: name,
  discard: name,
  predefined_type: name,
  generic_name: dotted,
  qualified_name: dotted,
  alias_qualified_name: dotted,
  nullable_type: dotted,
  array_type: (node) => ({ kind: 'name', node, name: typeName(node) }),
  parenthesized_expression: firstPart,
  checked_expression: firstPart,
  await_expression: (node, lower) => wrapped(node, 'await', null, firstPart(node, lower)),
  ref_expression: (node, lower) => wrapped(node, 'reference', null, firstPart(node, lower)),
  cast_expression: (node, lower) => {
    const type = child(node, 'type');
    return wrapped(node, 'cast', type && typeName(type), expressionAt(node, 'value', lower));
  },
  as_expression: (node, lower) => {
    const type = child(node, 'right');
    return wrapped(node, 'cast', type && typeName(type), expressionAt(node, 'left', lower));
  },
  declaration_expression: (node, lower) => {
    const type = child(node, 'type');
    return wrapped(
      node,
      'cast',
      type && type.kind !== 'implicit_type' ? typeName(type) : null,
      expressionAt(node, 'name', lower),
    );
  },
  is_expression: (node, lower) => binary(node, 'instanceof', lower),
  is_pattern_expression: isPattern,
  assignment_expression: (node, lower) => ({
    kind: 'assign',
    node,
    target: expressionAt(node, 'left', lower),
    operator: operator(node),
    value: expressionAt(node, 'right', lower),
  }),
  binary_expression: (node, lower) => binary(node, operator(node), lower),
  prefix_unary_expression: unary,
  postfix_unary_expression: (node, lower) => (sign(node) === '!' ? firstPart(node, lower) : unary(node, lower)),
  conditional_expression: (node, lower) => ({
    kind: 'choice',
    node,
    test: expressionAt(node, 'condition', lower),
    then: expressionAt(node, 'consequence', lower),
    otherwise: optionalAt(node, 'alternative', lower),
  }),
  switch_expression: switchExpression,
  lambda_expression: lambda,
  anonymous_method_expression: lambda,
  query_expression: (node, lower) =>
    unknown(
      node,
      parts(node).flatMap((clause) => query(clause, lower)),
    ),
};

function name(node: SyntaxNode): Expression {
  return { kind: 'name', node, name: textOf(node).replace(/^@/, '') };
}

function wrapped(node: SyntaxNode, by: Wrapped['by'], type: string | null, value: Expression): Expression {
  return { kind: 'wrapped', node, by, type, values: [value] };
}

function operator(node: SyntaxNode): string {
  return child(node, 'operator')?.kind ?? '';
}

function sign(node: SyntaxNode): string {
  return node.children.find((one) => !one.named && one.kind !== 'this' && one.kind !== 'base')?.kind ?? '';
}

function unary(node: SyntaxNode, lower: Lowering): Expression {
  return { kind: 'unary', node, operator: sign(node), operand: firstPart(node, lower) };
}

function binary(node: SyntaxNode, as: string, lower: Lowering): Expression {
  return {
    kind: 'binary',
    node,
    operator: as,
    written: operator(node),
    left: expressionAt(node, 'left', lower),
    right: expressionAt(node, 'right', lower),
  };
}

/** `from a in b`, `let a = b`, `join a in b on c equals d` give a name its value; other clauses are their expressions. */
function query(clause: SyntaxNode, lower: Lowering): readonly Expression[] {
  const values = parts(clause).map((one) => lower.expression(one));
  const [target, value, ...more] = values;
  if (!target || !value || !['from_clause', 'let_clause', 'join_clause'].includes(clause.kind)) return values;
  return [{ kind: 'assign', node: clause, target, operator: '=', value }, ...more];
}
