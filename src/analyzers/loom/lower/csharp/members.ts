import { child, childrenOfKind, type SyntaxNode } from '../../../syntax';
import type { Expression } from '../../program';
import { expressionAt, type ExpressionTable, type Lowering, unknown } from '../by-kind';
import { argument } from './arguments';
import { parts } from './nodes';
import { typeName } from './types';

export const members: ExpressionTable = {
  member_access_expression: (node, lower) => member(node, expressionAt(node, 'expression', lower)),
  element_access_expression: (node, lower) =>
    index(node, child(node, 'subscript'), expressionAt(node, 'expression', lower), lower),
  conditional_access_expression: (node, lower) => {
    const object = expressionAt(node, 'condition', lower);
    const bound = parts(node).find(({ field }) => field !== 'condition');
    if (bound?.kind === 'member_binding_expression') return member(bound, object);
    if (bound?.kind === 'element_binding_expression') return index(node, bound, object, lower);
    return unknown(node, bound ? [object, lower.expression(bound)] : [object]);
  },
};

function member(node: SyntaxNode, object: Expression): Expression {
  const name = child(node, 'name');
  return { kind: 'member', node, object, name: name ? typeName(name) : '' };
}

/** `a[b]`; a range takes a slice and so has no index. */
function index(node: SyntaxNode, list: SyntaxNode | null, object: Expression, lower: Lowering): Expression {
  const [first] = list ? childrenOfKind(list, 'argument') : [];
  const slice = first?.children.some(({ kind }) => kind === 'range_expression');
  return { kind: 'index', node, object, index: first && !slice ? argument(first, lower).value : null };
}
