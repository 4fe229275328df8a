import { child, named, type SyntaxNode, textOf } from '../../../syntax';

/** A type as written, without type arguments, `?` and `global::`: `List`, `System.IO.Stream`, `byte[]`. */
export function typeName(node: SyntaxNode): string {
  switch (node.kind) {
    case 'generic_name':
      return awaited(node);
    case 'primary_constructor_base_type':
    case 'ref_type':
    case 'scoped_type': {
      const inner = child(node, 'type') ?? named(node)[0];
      return inner ? typeName(inner) : '';
    }
    case 'nullable_type':
    case 'array_type': {
      const inner = child(node, 'type');
      return (inner ? typeName(inner) : '') + (node.kind === 'array_type' ? '[]' : '');
    }
    case 'qualified_name':
      return [child(node, 'qualifier'), child(node, 'name')].flatMap((one) => (one ? [typeName(one)] : [])).join('.');
    case 'alias_qualified_name': {
      const name = child(node, 'name');
      return name ? typeName(name) : '';
    }
    default:
      return textOf(node);
  }
}

/** What a task comes to: that is what its reader waits for, and what a web framework sends. */
function awaited(node: SyntaxNode): string {
  const [name, ...rest] = named(node);
  if (!name) return '';
  const [result, ...more] = rest.flatMap(named);
  const isTask = /^(?:Task|ValueTask)$/.test(textOf(name)) && result && more.length === 0;
  return isTask ? typeName(result) : typeName(name);
}

/** The type in this role of a declaration; null for `var`. */
export function typeAt(node: SyntaxNode, field = 'type'): string | null {
  const found = child(node, field);
  return found && found.kind !== 'implicit_type' ? typeName(found) : null;
}
