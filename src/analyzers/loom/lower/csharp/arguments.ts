import { child, childrenOfKind, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument } from '../../program';
import { type Lowering, unknown } from '../by-kind';
import { hasToken, parts } from './nodes';

/** The arguments of a call, as they are given. */
export function argumentsOf(node: SyntaxNode, lower: Lowering): readonly Argument[] {
  return childrenOfKind(node, 'argument_list')
    .flatMap((list) => childrenOfKind(list, 'argument'))
    .map((one) => argument(one, lower));
}

/** One argument, of a call, an index or a tuple. `ref` and `out` are references. */
export function argument(node: SyntaxNode, lower: Lowering): Argument {
  const name = child(node, 'name');
  const value = parts(node).at(-1);
  const lowered = value ? lower.expression(value) : unknown(node, []);
  const byReference = hasToken(node, 'out') || hasToken(node, 'ref');
  return {
    name: name && textOf(name),
    spread: false,
    value: byReference ? { kind: 'wrapped', node, by: 'reference', type: null, values: [lowered] } : lowered,
  };
}
