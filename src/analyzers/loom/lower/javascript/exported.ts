import { child, descendants, named, type SyntaxNode, textOf } from '../../../syntax';

/** Names that a file hands out by `export { a }`, `export default a`, `module.exports = a` or `module.exports = { a }`, by the root of its tree. */
const handedOut = new WeakMap<SyntaxNode, ReadonlySet<string>>();

const EXPORTS = /^(?:module\.exports|exports)(?:\.\w+)*$/;

/** Whether other files can call this function: it, its class or the object that it stands in is exported. */
export function isExported(node: SyntaxNode): boolean {
  const name = child(node, 'name');
  if (name && node.kind !== 'method_definition' && isTop(node) && exportedNames(rootOf(node)).has(textOf(name)))
    return true;
  for (let at: SyntaxNode = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.kind === 'export_statement') return true;
    if (parent.kind === 'assignment_expression') {
      const target = child(parent, 'left');
      return target !== null && EXPORTS.test(textOf(target));
    }
    if (parent.kind === 'variable_declarator' || parent.kind === 'class_declaration') {
      const outer = child(parent, 'name');
      if (outer && isTop(parent) && exportedNames(rootOf(node)).has(textOf(outer))) return true;
      continue;
    }
    if (!/^(?:pair|object|class|class_body|lexical_declaration|variable_declaration)$/.test(parent.kind)) return false;
  }
  return false;
}

function isTop(node: SyntaxNode): boolean {
  const holder = node.kind === 'variable_declarator' ? node.parent : node;
  return holder?.parent?.kind === 'program' || holder?.parent?.kind === 'export_statement';
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

function exportedNames(root: SyntaxNode): ReadonlySet<string> {
  const known = handedOut.get(root);
  if (known) return known;
  const names = new Set<string>();
  for (const node of descendants(root)) {
    if (node.kind === 'export_specifier') names.add(textOf(child(node, 'name') ?? node));
    const target = node.kind === 'assignment_expression' ? child(node, 'left') : null;
    const value =
      node.kind === 'export_statement' || (target && EXPORTS.test(textOf(target)))
        ? (child(node, 'right') ?? child(node, 'value'))
        : null;
    for (const name of value ? namesIn(value) : []) names.add(name);
  }
  handedOut.set(root, names);
  return names;
}

function namesIn(value: SyntaxNode): readonly string[] {
  if (value.kind === 'identifier') return [textOf(value)];
  if (value.kind !== 'object') return [];
  return named(value).flatMap((part) => {
    const held = part.kind === 'pair' ? child(part, 'value') : part;
    return held && /^(?:shorthand_property_)?identifier$/.test(held.kind) ? [textOf(held)] : [];
  });
}
