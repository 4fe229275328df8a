import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Import, Statement, Variable } from '../../program';
import { expressionAt, type Lowering, optionalAt, statementsIn, type StatementTable } from '../by-kind';
import { attributesOf, modifiersOf } from './attributes';
import { accessors, method, parametersOf } from './functions';
import { hasToken, parts, valueOf } from './nodes';
import { typeAt, typeName } from './types';

export const declarations: StatementTable = {
  using_directive: imported,
  extern_alias_directive: () => [],
  global_attribute: () => [],
  namespace_declaration: (node, lower) => {
    const body = child(node, 'body');
    return body ? statementsIn(body, lower) : [];
  },
  file_scoped_namespace_declaration: (node, lower) =>
    named(node)
      .filter(({ field }) => field !== 'name')
      .flatMap((one) => lower.statement(one)),
  class_declaration: classDeclaration,
  struct_declaration: classDeclaration,
  interface_declaration: classDeclaration,
  record_declaration: classDeclaration,
  enum_declaration: classDeclaration,
  enum_member_declaration: (node, lower) => [
    {
      kind: 'variable',
      node,
      target: expressionAt(node, 'name', lower),
      type: null,
      value: optionalAt(node, 'value', lower),
      annotations: attributesOf(node, lower),
      modifiers: ['const'],
    },
  ],
  delegate_declaration: () => [],
  field_declaration: variables,
  event_field_declaration: variables,
  variable_declaration: variables,
  property_declaration: property,
  event_declaration: accessors,
  indexer_declaration: accessors,
  method_declaration: method,
  constructor_declaration: method,
  destructor_declaration: method,
  operator_declaration: method,
  conversion_operator_declaration: method,
  local_function_statement: method,
};

/** One variable for each declared name of a field, a local declaration or an event. */
export function variables(node: SyntaxNode, lower: Lowering): readonly Variable[] {
  const [inner] = childrenOfKind(node, 'variable_declaration');
  const declaration = inner ?? node;
  const type = typeAt(declaration);
  const annotations = attributesOf(node, lower);
  const modifiers = modifiersOf(node);
  return childrenOfKind(declaration, 'variable_declarator').map((one) => {
    const name = child(one, 'name') ?? childrenOfKind(one, 'tuple_pattern')[0] ?? one;
    return {
      kind: 'variable',
      node: one,
      target: lower.expression(name),
      type,
      value: hasToken(one, '=') ? valueOf(one, lower) : null,
      annotations,
      modifiers,
    };
  });
}

function classDeclaration(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const name = child(node, 'name');
  const body = child(node, 'body');
  return [
    {
      kind: 'class',
      node,
      name: name && textOf(name),
      bases: childrenOfKind(node, 'base_list')
        .flatMap(named)
        .filter(({ kind }) => kind !== 'argument_list')
        .map(typeName),
      annotations: attributesOf(node, lower),
      members: [...primary(node, lower), ...(body ? statementsIn(body, lower) : [])],
    },
  ];
}

/** The parameters of a class or record itself: they are seen in all of it. */
function primary(node: SyntaxNode, lower: Lowering): readonly Variable[] {
  return parametersOf(node, lower).map((one) => ({
    kind: 'variable',
    node: one.node,
    target: one.target,
    type: one.type,
    value: one.fallback,
    annotations: one.annotations,
    modifiers: [],
  }));
}

/** A property is a field with its first value, and what its accessors do. */
function property(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const value = child(node, 'value');
  const inner = value?.kind === 'arrow_expression_clause' ? parts(value)[0] : value;
  const field: Variable = {
    kind: 'variable',
    node,
    target: expressionAt(node, 'name', lower),
    type: typeAt(node),
    value: inner ? lower.expression(inner) : null,
    annotations: attributesOf(node, lower),
    modifiers: modifiersOf(node),
  };
  return [field, ...accessors(node, lower)];
}

/** `using A.B`, `using static A.B`, `using C = A.B`. */
function imported(node: SyntaxNode): readonly Import[] {
  const alias = child(node, 'name');
  const target = named(node)
    .filter((one) => one !== alias)
    .at(-1);
  if (!target) return [];
  const qualified = typeName(target);
  return [{ kind: 'import', node, name: alias ? textOf(alias) : '*', qualified, module: qualified }];
}
