import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';

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

/**
 * The type of a parameter. Frameworks hand over parts of a request by `Path<T>`, which is not the standard library's `Path`, a borrowed `PathBuf`; `Path<i32>` holds a number.
 */
export function parameterType(node: SyntaxNode): string {
  const type = typeName(node);
  if (type === 'Path' && node.kind !== 'generic_type') return 'PathBuf';
  const held = childrenOfKind(node, 'type_arguments').flatMap(named);
  const [only] = held;
  const isNumber = held.length === 1 && only?.kind === 'primitive_type' && !/^(?:str|char)$/.test(textOf(only));
  return isNumber && /(?:^|\.)(?:Path|Query|Form|Json)$/.test(type) ? typeName(only) : type;
}

export function typeAt(node: SyntaxNode, field = 'type'): string | null {
  const type = child(node, field);
  return type && typeName(type);
}
