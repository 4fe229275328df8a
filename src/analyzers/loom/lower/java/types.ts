import { child, named, type SyntaxNode, textOf } from '../../../syntax';

/** A type as written, without type arguments and annotations: `Map.Entry`, `byte[]`. */
export function typeName(node: SyntaxNode): string {
  switch (node.kind) {
    case 'generic_type':
    case 'annotated_type': {
      const inner = named(node).find(({ kind }) => kind !== 'type_arguments' && !kind.endsWith('annotation'));
      return inner ? typeName(inner) : '';
    }
    case 'scoped_type_identifier':
      return named(node)
        .filter(({ kind }) => !kind.endsWith('annotation'))
        .map(typeName)
        .join('.');
    case 'array_type': {
      const element = child(node, 'element');
      const dimensions = child(node, 'dimensions');
      return (element ? typeName(element) : '') + (dimensions ? rank(dimensions) : '[]');
    }
    default:
      return textOf(node);
  }
}

/** The `[]` after a declared name: `int a[]`. */
export function rank(dimensions: SyntaxNode): string {
  return '[]'.repeat(dimensions.children.filter(({ kind }) => kind === '[').length);
}

/** The type in this role of a declaration; null for `var`. */
export function typeAt(node: SyntaxNode, field = 'type'): string | null {
  const found = child(node, field);
  if (!found || textOf(found) === 'var') return null;
  return typeName(found);
}
