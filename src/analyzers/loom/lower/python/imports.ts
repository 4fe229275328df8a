import { child, childrenOfKind, type SyntaxNode, textOf } from '../../../syntax';
import type { Import } from '../../program';

/** `import a.b` brings in `a`; `import a.b as c` brings in `a.b` as `c`. */
export function importStatement(node: SyntaxNode): readonly Import[] {
  return importedNames(node).map(({ name, alias, node: at }) => {
    const first = name.replace(/\..*$/, '');
    return { kind: 'import', name: alias ?? first, qualified: alias === null ? first : name, module: name, node: at };
  });
}

/** `from a import b as c` brings in `a.b` as `c`. A relative module keeps its leading dots. */
export function importFrom(node: SyntaxNode): readonly Import[] {
  const from = child(node, 'module_name');
  const module = from ? textOf(from) : '__future__';
  if (childrenOfKind(node, 'wildcard_import').length > 0)
    return [{ kind: 'import', name: '*', qualified: module, module, node }];
  return importedNames(node).map(({ name, alias, node: at }) => ({
    kind: 'import',
    name: alias ?? name,
    qualified: module.endsWith('.') ? module + name : `${module}.${name}`,
    module,
    node: at,
  }));
}

interface ImportedName {
  readonly name: string;
  readonly alias: string | null;
  readonly node: SyntaxNode;
}

function importedNames(node: SyntaxNode): readonly ImportedName[] {
  return node.children
    .filter(({ field }) => field === 'name')
    .map((part) => {
      const [name, alias] = [child(part, 'name'), child(part, 'alias')];
      return { name: textOf(name ?? part), alias: alias && textOf(alias), node: part };
    });
}
