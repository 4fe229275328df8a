import { child, type SyntaxNode, textOf } from '../../../syntax';
import type { Parameter } from '../../program';
import { entriesAt, item, nameAt } from '../forms';
import { parts, type RubyLowering } from './lowering';

/** The parameters of a method, a block or a lambda. */
export function lowerParameters(node: SyntaxNode | null, lower: RubyLowering): readonly Parameter[] {
  return node ? parts(node).map((part) => parameter(part, lower)) : [];
}

function parameter(node: SyntaxNode, lower: RubyLowering): Parameter {
  const name = child(node, 'name');
  const value = child(node, 'value');
  return {
    target: name ? nameAt(name, textOf(name)) : target(node),
    type: null,
    annotations: [],
    fallback: value && lower.expression(value),
    rest: node.kind === 'splat_parameter' || node.kind === 'hash_splat_parameter' || node.kind === 'forward_parameter',
    node,
  };
}

/** A name, or `(a, b)` that takes one value apart. */
function target(node: SyntaxNode): Parameter['target'] {
  if (node.kind !== 'destructured_parameter') return nameAt(node, textOf(node));
  return entriesAt(
    node,
    'list',
    parts(node).map((part) => item(target(child(part, 'name') ?? part), part.kind === 'splat_parameter')),
  );
}
