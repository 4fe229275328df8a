import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument } from '../../program';
import type { Lowering } from '../lowering';

/** The arguments of a call, of `new` and of an attribute; the node itself may be their list. */
export function argumentsOf(node: SyntaxNode, { expression }: Lowering): readonly Argument[] {
  const list = node.kind === 'arguments' ? node : childrenOfKind(node, 'arguments')[0];
  if (!list) return [];
  return childrenOfKind(list, 'argument').map((one) => {
    const value = named(one).at(-1)!;
    const name = child(one, 'name');
    const spread = value.kind === 'variadic_unpacking';
    return { name: name && textOf(name), spread, value: expression(spread ? named(value)[0]! : value) };
  });
}
