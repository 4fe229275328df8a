import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { ClassStatement, Expression, Statement, Variable } from '../../program';
import { call, nameOf, positional } from '../build';
import { type Lowering, optionalAt, statementsIn, type StatementTable } from '../by-kind';
import { argumentsOf } from './expressions';
import { functionDefinition } from './functions';
import { declaredName, declaredType, functionDeclarator, typeName } from './types';

export const declarations: StatementTable = {
  declaration: variables,
  field_declaration: variables,
  type_definition: (node, lower) => {
    const type = child(node, 'type');
    const alias = child(node, 'declarator');
    const name = alias && declaredName(alias);
    return type ? classOf(type, name && textOf(name), lower) : [];
  },
  struct_specifier: (node, lower) => classOf(node, null, lower),
  class_specifier: (node, lower) => classOf(node, null, lower),
  union_specifier: (node, lower) => classOf(node, null, lower),
  enum_specifier: (node, lower) => childrenOfKind(node, 'enumerator_list').flatMap((list) => statementsIn(list, lower)),
  enumerator: (node, lower) => {
    const name = child(node, 'name');
    return name ? [variable(node, { name, type: 'int', value: optionalAt(node, 'value', lower) }, ['const'])] : [];
  },
  function_definition: functionDefinition,
  namespace_definition: (node, lower) =>
    childrenOfKind(node, 'declaration_list').flatMap((list) => statementsIn(list, lower)),
  linkage_specification: (node, lower) => {
    const body = child(node, 'body');
    return body ? lower.statement(body) : [];
  },
  template_declaration: (node, lower) =>
    named(node)
      .filter(({ kind }) => kind !== 'template_parameter_list')
      .flatMap((one) => lower.statement(one)),
  access_specifier: () => [],
  using_declaration: () => [],
  alias_declaration: () => [],
  friend_declaration: () => [],
  static_assert_declaration: () => [],
};

/** Every name of `char a[10], *b = c;`; a prototype declares nothing that has a value. */
function variables(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const type = child(node, 'type');
  const modifiers = childrenOfKind(node, 'storage_class_specifier', 'type_qualifier').map(textOf);
  const fallback = optionalAt(node, 'default_value', lower);
  const own = type ? classOf(type, null, lower) : [];
  const declared = node.children.filter(({ field }) => field === 'declarator');
  return [
    ...own,
    ...declared.flatMap((declarator): readonly Variable[] => {
      const isMade = declarator.kind === 'init_declarator';
      const inner = isMade ? child(declarator, 'declarator') : declarator;
      const name = inner && declaredName(inner);
      if (!inner || !name) return [];
      const head = functionDeclarator(inner);
      if (head && !isMaking(node, head)) return [];
      const value = head ? made(head, type, lower) : isMade ? initial(declarator, type, lower) : fallback;
      return [variable(declarator, { name, type: declaredType(type, inner), value }, modifiers)];
    }),
  ];
}

function variable(
  node: SyntaxNode,
  { name, type, value }: { name: SyntaxNode; type: string | null; value: Expression | null },
  modifiers: readonly string[],
): Variable {
  return { kind: 'variable', node, target: nameOf(name), type, value, annotations: [], modifiers };
}

/** `A b(1)` makes an A. */
function initial(declarator: SyntaxNode, type: SyntaxNode | null, lower: Lowering): Expression | null {
  const value = child(declarator, 'value');
  if (value?.kind !== 'argument_list' || !type) return value && lower.expression(value);
  return call(value, lower.expression(type), argumentsOf(value, lower), true);
}

/** `A b(c);` in a function's body makes an A much more often than it declares a function of one `c`. */
function isMaking(node: SyntaxNode, head: SyntaxNode): boolean {
  const given = namesGiven(head);
  return node.parent?.kind === 'compound_statement' && given.length > 0 && given.every((one) => one !== null);
}

function namesGiven(head: SyntaxNode): readonly (SyntaxNode | null)[] {
  return childrenOfKind(head, 'parameter_list')
    .flatMap(named)
    .map((one) => {
      const [only, ...more] = named(one);
      return only?.kind === 'type_identifier' && more.length === 0 ? only : null;
    });
}

function made(head: SyntaxNode, type: SyntaxNode | null, lower: Lowering): Expression | null {
  const args = namesGiven(head).flatMap((one) => (one ? [positional(nameOf(one))] : []));
  return type && call(head, lower.expression(type), args, true);
}

function classOf(node: SyntaxNode, alias: string | null, lower: Lowering): readonly ClassStatement[] {
  const body = child(node, 'body');
  if (body?.kind !== 'field_declaration_list') return [];
  const name = child(node, 'name');
  const bases = childrenOfKind(node, 'base_class_clause').flatMap(named);
  return [
    {
      kind: 'class',
      node,
      name: name ? typeName(name) : alias,
      bases: bases.filter(({ kind }) => kind !== 'access_specifier').map(typeName),
      annotations: [],
      members: statementsIn(body, lower),
    },
  ];
}
