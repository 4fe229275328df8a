import { child, named, type SyntaxNode, textOf } from '../../../syntax';

/** A type without type arguments and qualifiers, `::` as a dot: `std.vector`, `unsigned int`, `stat` for `struct stat`. */
export function typeName(node: SyntaxNode): string {
  switch (node.kind) {
    case 'template_type':
    case 'template_function':
    case 'struct_specifier':
    case 'class_specifier':
    case 'union_specifier':
    case 'enum_specifier': {
      const name = child(node, 'name');
      return name ? typeName(name) : '';
    }
    case 'qualified_identifier':
      return ['scope', 'name']
        .map((field) => child(node, field))
        .flatMap((part) => (part ? [typeName(part)] : []))
        .join('.');
    case 'type_descriptor': {
      const type = child(node, 'type');
      const declarator = child(node, 'declarator');
      return (type ? typeName(type) : '') + (declarator ? shapeOf(declarator) : '');
    }
    default:
      return textOf(node).replace(/\s+/g, ' ');
  }
}

/** The type that a declarator gives its name: `char*`, `char[20]`, `int&`. */
export function declaredType(type: SyntaxNode | null, declarator: SyntaxNode | null): string | null {
  if (!type || type.kind === 'placeholder_type_specifier') return null;
  return typeName(type) + (declarator ? shapeOf(declarator) : '');
}

function shapeOf(declarator: SyntaxNode): string {
  const inner = named(declarator).find(({ kind }) => kind.endsWith('declarator'));
  const within = inner ? shapeOf(inner) : '';
  switch (declarator.kind) {
    case 'pointer_declarator':
    case 'abstract_pointer_declarator':
      return `*${within}`;
    case 'reference_declarator':
    case 'abstract_reference_declarator':
      return `&${within}`;
    case 'array_declarator':
    case 'abstract_array_declarator': {
      const size = child(declarator, 'size');
      return `[${size ? textOf(size) : ''}]${within}`;
    }
    default:
      return within;
  }
}

/** The name within a declarator: an identifier, or a qualified one. */
export function declaredName(declarator: SyntaxNode): SyntaxNode | null {
  const inner = named(declarator).find(
    ({ kind, field }) => field !== 'size' && field !== 'parameters' && field !== 'value' && NAMES.test(kind),
  );
  if (!NAMES.test(declarator.kind) || !inner) return IDENTIFIERS.has(declarator.kind) ? declarator : null;
  return IDENTIFIERS.has(declarator.kind) ? declarator : declaredName(inner);
}

const IDENTIFIERS = new Set([
  'identifier',
  'field_identifier',
  'type_identifier',
  'qualified_identifier',
  'destructor_name',
  'operator_name',
]);
const NAMES = /declarator$|identifier$|^(?:destructor|operator)_name$/;

/** The function within a declarator, where it declares one that is no pointer. */
export function functionDeclarator(declarator: SyntaxNode | null): SyntaxNode | null {
  for (let at = declarator; at; at = child(at, 'declarator') ?? inReference(at)) {
    if (at.kind !== 'function_declarator') continue;
    return child(at, 'declarator')?.kind === 'parenthesized_declarator' ? null : at;
  }
  return null;
}

function inReference(node: SyntaxNode): SyntaxNode | null {
  return node.kind === 'reference_declarator' ? (named(node)[0] ?? null) : null;
}
