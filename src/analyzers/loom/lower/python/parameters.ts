import { child, named, type SyntaxNode } from '../../../syntax';
import type { Parameter } from '../../program';
import { type LowerExpression, nameAt } from '../forms';
import { declaredType } from './types';

/** The parameters of a function or a lambda; the bare `*` and `/` between them are none. */
export function lowerParameters(node: SyntaxNode | null, lower: LowerExpression): readonly Parameter[] {
  return node ? named(node).flatMap((part) => lowerParameter(part, lower)) : [];
}

function lowerParameter(node: SyntaxNode, lower: LowerExpression): readonly Parameter[] {
  if (node.kind === 'keyword_separator' || node.kind === 'positional_separator') return [];
  const target = child(node, 'name') ?? (node.kind === 'typed_parameter' ? named(node)[0] : node) ?? node;
  const rest = target.kind === 'list_splat_pattern' || target.kind === 'dictionary_splat_pattern';
  const value = child(node, 'value');
  const bare = rest ? named(target)[0] : target;
  return [
    {
      target: bare ? lower(bare) : nameAt(target, '*'),
      type: declaredType(node),
      annotations: [],
      fallback: value ? lower(value) : null,
      rest,
      node,
    },
  ];
}
