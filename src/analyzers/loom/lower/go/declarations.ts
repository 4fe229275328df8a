import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, ClassStatement, Statement } from '../../program';
import { literal, nameOf, positional } from '../build';
import type { Lowering } from '../lowering';
import { functionValue, receiverType } from './functions';
import { typeText } from './types';

/** A declared type: a struct's fields, then the methods that this file gives it. What it embeds or is made of are its bases. */
export function typeDeclaration(node: SyntaxNode, methods: readonly SyntaxNode[], lowering: Lowering): ClassStatement {
  const type = child(node, 'type');
  const list = type?.kind === 'struct_type' ? childrenOfKind(type, 'field_declaration_list')[0] : undefined;
  const fields = list ? childrenOfKind(list, 'field_declaration') : [];
  const embedded = fields.filter((field) => !child(field, 'name')).map((field) => typeText(child(field, 'type'))!);
  const alias = type && type.kind !== 'struct_type' && type.kind !== 'interface_type' ? [typeText(type)!] : [];
  return {
    kind: 'class',
    node,
    name: textOf(child(node, 'name') ?? node),
    bases: [...alias, ...embedded],
    annotations: [],
    members: [...fields.flatMap(fieldVariables), ...methods.map((one) => methodOf(one, lowering))],
  };
}

/** The methods of a type that is declared elsewhere. */
export function methodsAlone(name: string, methods: readonly SyntaxNode[], lowering: Lowering): ClassStatement {
  const members = methods.map((one) => methodOf(one, lowering));
  return { kind: 'class', node: methods[0]!, name, bases: [], annotations: [], members };
}

/** Methods by the name of their type, in the order of the text. */
export function methodsByType(root: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const found = new Map<string, SyntaxNode[]>();
  for (const method of childrenOfKind(root, 'method_declaration')) {
    const type = receiverType(method) ?? '';
    found.set(type, [...(found.get(type) ?? []), method]);
  }
  return found;
}

function methodOf(node: SyntaxNode, lowering: Lowering): Statement {
  return { kind: 'function', node, value: functionValue(node, textOf(child(node, 'name')!), lowering) };
}

function fieldVariables(field: SyntaxNode): readonly Statement[] {
  const tag = child(field, 'tag');
  const annotations: readonly Annotation[] = tag
    ? [{ node: tag, name: 'tag', args: [positional(literal(tag, 'string', textOf(tag).slice(1, -1)))] }]
    : [];
  const type = typeText(child(field, 'type'));
  return named(field)
    .filter((one) => one.field === 'name')
    .map((one) => ({
      kind: 'variable',
      node: field,
      target: nameOf(one),
      type,
      value: null,
      annotations,
      modifiers: [],
    }));
}
