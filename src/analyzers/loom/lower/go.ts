import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../syntax';
import type { Lower, Statement } from '../program';
import { methodsAlone, methodsByType, typeDeclaration } from './go/declarations';
import { EXPRESSIONS } from './go/expressions';
import { STATEMENTS } from './go/statements';
import { type Lowering, lowering } from './lowering';

/** Go. Methods are members of their type, and what a method calls its receiver is `this`. */
export const lowerGo: Lower = (root) => {
  const by = lowering(EXPRESSIONS, STATEMENTS);
  const methods = methodsByType(root);
  const declared = new Set<string>();
  const body = named(root).flatMap((node): readonly Statement[] => {
    if (node.kind === 'method_declaration') return [];
    if (node.kind === 'type_declaration') return typesOf(node, methods, declared, by);
    return by.statements(node);
  });
  const elsewhere = [...methods].filter(([type]) => !declared.has(type));
  return [...body, ...elsewhere.map(([type, own]) => methodsAlone(type, own, by))];
};

function typesOf(
  node: SyntaxNode,
  methods: ReadonlyMap<string, readonly SyntaxNode[]>,
  declared: Set<string>,
  by: Lowering,
): readonly Statement[] {
  return childrenOfKind(node, 'type_spec', 'type_alias').map((spec) => {
    const name = textOf(child(spec, 'name') ?? spec);
    declared.add(name);
    return typeDeclaration(spec, methods.get(name) ?? [], by);
  });
}
