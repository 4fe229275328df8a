import { child, named, type SyntaxNode, textOf } from '../../../syntax';

const CONVERTERS = new Set(
  'string bool byte rune error any int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128'.split(
    ' ',
  ),
);

/** Whether a plain name in the place of a function is one of the language's own types: `string(b)` converts. */
export function isConverter(name: string): boolean {
  return CONVERTERS.has(name);
}

/** A type as written, without type arguments; a pointer to it counts as itself: what a rule asks is what it is, not how it is held. */
export function typeText(node: SyntaxNode | null): string | null {
  if (!node) return null;
  if (node.kind === 'pointer_type' || node.kind === 'parenthesized_type') return typeText(named(node)[0] ?? null);
  if (node.kind === 'generic_type') return typeText(child(node, 'type'));
  return textOf(node).replace(/\s+/g, ' ');
}

/** The type of a slice's, array's or map's values; null for the others. */
export function elementType(node: SyntaxNode): SyntaxNode | null {
  return child(node, node.kind === 'map_type' ? 'value' : 'element');
}
