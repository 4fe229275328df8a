import { child, named, type SyntaxNode, textOf } from '../../../syntax';

/** Types that say something about another type, which is the one that rules ask for. */
const AROUND = /^(?:typing\.|typing_extensions\.)?(?:Optional|Annotated|Final|ClassVar)$/;

/** The name of a type as it is written, without its arguments: `Optional[a.B]`, `a.B | None` and `'a.B[c]'` are `a.B`. */
export function typeName(node: SyntaxNode | null): string | null {
  if (!node) return null;
  switch (node.kind) {
    case 'type':
      return typeName(named(node)[0] ?? null);
    case 'generic_type':
    case 'subscript': {
      const [outer, inner] = named(node);
      const name = outer ? textOf(outer) : null;
      return name !== null && AROUND.test(name) && inner ? typeName(inner) : name;
    }
    case 'type_parameter':
      return typeName(named(node)[0] ?? null);
    case 'binary_operator':
    case 'union_type': {
      const parts = named(node).map(typeName);
      return parts.find((part) => part !== 'None') ?? null;
    }
    case 'string':
      return textOf(node).replace(/^["']+|[\s["'].*$/g, '') || null;
    case 'identifier':
    case 'attribute':
    case 'member_type':
    case 'none':
      return textOf(node);
    default:
      return null;
  }
}

/** What is written after `name:`. */
export function declaredType(node: SyntaxNode): string | null {
  return typeName(child(node, 'type'));
}
