import { child, childrenOfKind, descendants, type SyntaxNode, textOf } from '../syntax';

/** A variable where its value is put in. */
export interface Expansion {
  readonly node: SyntaxNode;
  readonly name: string;
  /** Inside of double quotes, or where the shell splits nothing. */
  readonly isQuoted: boolean;
  /** `${x:?}`, `${x:-y}`: something is done about an empty value. */
  readonly isGuarded: boolean;
}

/** The variables that are put in below the node; those of commands that run inside of it are left out. */
export function expansionsIn(node: SyntaxNode): readonly Expansion[] {
  return [...descendants(node)].flatMap((each) => {
    if (each.kind !== 'simple_expansion' && each.kind !== 'expansion') return [];
    if (isInside(each, node, 'command_substitution') || isInside(each, node, 'process_substitution')) return [];
    const [variable] = childrenOfKind(each, 'variable_name', 'special_variable_name', 'subscript');
    if (!variable) return [];
    return [
      {
        node: each,
        name: textOf(variable).replace(/\[.*$/s, ''),
        isQuoted: isInside(each, node, 'string') || isInside(each, node, 'arithmetic_expansion'),
        isGuarded: each.kind === 'expansion' && each.children.some(({ kind }) => /^:?[-?=]$/.test(kind)),
      },
    ];
  });
}

function isInside(node: SyntaxNode, top: SyntaxNode, kind: string): boolean {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (at.kind === kind) return true;
    if (at === top) return false;
  }
  return false;
}

/** What is assigned to each variable, in the order of the text. */
export function assignmentsIn(root: SyntaxNode): ReadonlyMap<string, readonly (SyntaxNode | null)[]> {
  const assigned = new Map<string, (SyntaxNode | null)[]>();
  for (const node of descendants(root)) {
    if (node.kind !== 'variable_assignment') continue;
    const name = child(node, 'name');
    if (!name) continue;
    const key = textOf(name).replace(/\[.*$/s, '');
    assigned.set(key, [...(assigned.get(key) ?? []), child(node, 'value')]);
  }
  return assigned;
}
