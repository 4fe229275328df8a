import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { literalAt, type LowerExpression } from '../forms';

/** A string literal, or a template when it is an f-string with something in it. */
export function string(node: SyntaxNode, lower: LowerExpression): Expression {
  return join(node, partsOf(node, lower));
}

/** `'a' f'b{c}'`: one string in several pieces. */
export function concatenatedString(node: SyntaxNode, lower: LowerExpression): Expression {
  return join(
    node,
    childrenOfKind(node, 'string').flatMap((piece) => partsOf(piece, lower)),
  );
}

function partsOf(node: SyntaxNode, lower: LowerExpression): readonly Expression[] {
  return node.children.flatMap((part): readonly Expression[] => {
    if (part.kind === 'string_content') return [literalAt(part, 'string', textOf(part))];
    return part.kind === 'interpolation' ? interpolated(part, lower) : [];
  });
}

/** `{value:{width}}`: the value, and what its format is made of. */
function interpolated(node: SyntaxNode, lower: LowerExpression): readonly Expression[] {
  const value = child(node, 'expression');
  const format = child(node, 'format_specifier');
  const nested = format ? named(format).flatMap((part) => child(part, 'expression') ?? []) : [];
  return [...(value ? [value] : []), ...nested].map(lower);
}

function join(node: SyntaxNode, parts: readonly Expression[]): Expression {
  if (parts.some(({ kind }) => kind !== 'literal')) return { kind: 'template', parts, tag: null, node };
  return literalAt(node, 'string', parts.map((part) => (part.kind === 'literal' ? part.value : '')).join(''));
}
