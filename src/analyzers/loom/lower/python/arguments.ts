import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument } from '../../program';
import { type LowerExpression, positional } from '../forms';

/** The arguments of a call, a decorator or a class head. A lone generator stands without a list of its own. */
export function lowerArguments(node: SyntaxNode | null, lower: LowerExpression): readonly Argument[] {
  if (!node) return [];
  if (node.kind !== 'argument_list') return [positional(lower(node))];
  return named(node).map((part) => lowerArgument(part, lower));
}

function lowerArgument(node: SyntaxNode, lower: LowerExpression): Argument {
  const value = child(node, 'value') ?? named(node)[0];
  if (node.kind === 'keyword_argument' && value) {
    const name = child(node, 'name');
    return { name: name ? textOf(name) : null, spread: false, value: lower(value) };
  }
  if ((node.kind === 'list_splat' || node.kind === 'dictionary_splat') && value)
    return { name: null, spread: true, value: lower(value) };
  return positional(lower(node));
}
