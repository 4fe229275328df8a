import { child, named, type SyntaxNode } from '../../../syntax';
import type { Argument } from '../../program';
import type { Lowering } from '../by-kind';

/** Arguments in parentheses, as they are given to a call. */
export function argumentsOf(node: SyntaxNode, lower: Lowering): readonly Argument[] {
  const list = child(node, 'arguments');
  return list ? named(list).map((one) => ({ name: null, spread: false, value: lower.expression(one) })) : [];
}
