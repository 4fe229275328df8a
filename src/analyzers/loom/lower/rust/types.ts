import { child, named, type SyntaxNode, textOf } from '../../../syntax';

/** A type without references, lifetimes and type arguments, `::` as a dot: `web.Query`, `str`. */
export function typeName(node: SyntaxNode): string {
  switch (node.kind) {
    case 'generic_type':
    case 'reference_type': {
      const inner = child(node, 'type');
      return inner ? typeName(inner) : textOf(node);
    }
    case 'pointer_type': {
      const inner = child(node, 'type');
      return inner ? `*${typeName(inner)}` : textOf(node);
    }
    case 'scoped_type_identifier':
    case 'scoped_identifier':
      return ['path', 'name']
        .map((field) => child(node, field))
        .flatMap((part) => (part ? [typeName(part)] : []))
        .join('.');
    case 'dynamic_type':
    case 'abstract_type': {
      const [inner] = named(node);
      return inner ? typeName(inner) : textOf(node);
    }
    default:
      return textOf(node);
  }
}

export function typeAt(node: SyntaxNode, field = 'type'): string | null {
  const type = child(node, field);
  return type && typeName(type);
}
