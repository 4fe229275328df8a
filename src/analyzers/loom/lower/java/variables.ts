import { child, childrenOfKind, type SyntaxNode } from '../../../syntax';
import type { Statement, Variable } from '../../program';
import { expressionAt, type Lowering, optionalAt } from '../by-kind';
import { annotationsOf, modifiersOf } from './modifiers';
import { rank, typeAt } from './types';

/** Fields, local variables and constants: one variable for each declared name. */
export function variables(node: SyntaxNode, lower: Lowering): readonly Variable[] {
  const type = typeAt(node);
  const annotations = annotationsOf(node, lower);
  const modifiers = modifiersOf(node);
  return childrenOfKind(node, 'variable_declarator').map((one): Variable => {
    const dimensions = child(one, 'dimensions');
    return {
      kind: 'variable',
      node: one,
      target: expressionAt(one, 'name', lower),
      type: type && dimensions ? type + rank(dimensions) : type,
      value: optionalAt(one, 'value', lower),
      annotations,
      modifiers,
    };
  });
}

/** `InputStream in = open()`, or the name of a variable, in a `try`'s parentheses. */
export function resource(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  if (!child(node, 'name')) return node.children.flatMap((one) => (one.named ? lower.statement(one) : []));
  return [
    {
      kind: 'variable',
      node,
      target: expressionAt(node, 'name', lower),
      type: typeAt(node),
      value: optionalAt(node, 'value', lower),
      annotations: annotationsOf(node, lower),
      modifiers: modifiersOf(node),
    },
  ];
}
