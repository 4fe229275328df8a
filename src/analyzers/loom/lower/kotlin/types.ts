import { named, type SyntaxNode, textOf } from '../../../syntax';

const TYPES = new Set(['user_type', 'nullable_type', 'function_type', 'parenthesized_type', 'non_nullable_type']);

export function isType({ kind }: SyntaxNode): boolean {
  return TYPES.has(kind);
}

/** A type without type arguments and `?`: `String`, `kotlin.Array`. */
export function typeName(node: SyntaxNode): string {
  if (node.kind === 'user_type')
    return named(node)
      .filter(({ kind }) => kind === 'identifier')
      .map(textOf)
      .join('.');
  const [inner] = named(node);
  return inner && node.kind !== 'function_type' ? typeName(inner) : textOf(node);
}

/** The type that stands directly in a declaration. */
export function typeAt(node: SyntaxNode): string | null {
  const type = node.children.findLast(isType);
  return type ? typeName(type) : null;
}
