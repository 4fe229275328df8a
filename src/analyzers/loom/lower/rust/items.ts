import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { ClassStatement, Import, Statement } from '../../program';
import { nameOf } from '../build';
import { type Lowering, optionalAt, statementsIn, type StatementTable } from '../by-kind';
import { annotationsOf, functionItem } from './functions';
import { typeAt, typeName } from './types';

export const items: StatementTable = {
  use_declaration: (node) => {
    const argument = child(node, 'argument');
    return argument ? imports(argument, '') : [];
  },
  function_item: functionItem,
  struct_item: (node, lower) => [classOf(node, 'name', lower)],
  union_item: (node, lower) => [classOf(node, 'name', lower)],
  impl_item: (node, lower) => [classOf(node, 'type', lower)],
  trait_item: (node, lower) => [classOf(node, 'name', lower)],
  mod_item: (node, lower) => childrenOfKind(node, 'declaration_list').flatMap((body) => statementsIn(body, lower)),
  const_item: constant,
  static_item: constant,
  field_declaration: constant,
  attribute_item: () => [],
  inner_attribute_item: () => [],
  enum_item: () => [],
  type_item: () => [],
  function_signature_item: () => [],
  macro_definition: () => [],
  extern_crate_declaration: () => [],
};

/** `a::{b, c as d, e::*}`. */
function imports(node: SyntaxNode, before: string): readonly Import[] {
  const under = (part: SyntaxNode | null): string => {
    const written = part ? textOf(part).replaceAll('::', '.') : '';
    return [before, written].filter((one) => one !== '').join('.');
  };
  const one = (name: string, qualified: string): readonly Import[] => [
    { kind: 'import', node, name, qualified, module: qualified },
  ];
  switch (node.kind) {
    case 'scoped_use_list': {
      const prefix = under(child(node, 'path'));
      return childrenOfKind(node, 'use_list')
        .flatMap(named)
        .flatMap((each) => imports(each, prefix));
    }
    case 'use_list':
      return named(node).flatMap((each) => imports(each, before));
    case 'use_as_clause':
      return one(textOf(child(node, 'alias') ?? node), under(child(node, 'path')));
    case 'use_wildcard':
      return one('*', under(named(node)[0] ?? null));
    case 'self':
      return one(before.slice(before.lastIndexOf('.') + 1), before);
    default: {
      const qualified = under(node);
      return one(qualified.slice(qualified.lastIndexOf('.') + 1), qualified);
    }
  }
}

function classOf(node: SyntaxNode, field: string, lower: Lowering): ClassStatement {
  const name = child(node, field);
  const base = typeAt(node, 'trait');
  const body = child(node, 'body');
  return {
    kind: 'class',
    node,
    name: name && typeName(name),
    bases: base === null ? [] : [base],
    annotations: annotationsOf(node, lower),
    members: body && /^(?:field_)?declaration_list$/.test(body.kind) ? statementsIn(body, lower) : [],
  };
}

function constant(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const name = child(node, 'name');
  if (!name) return [];
  return [
    {
      kind: 'variable',
      node,
      target: nameOf(name),
      type: typeAt(node),
      value: optionalAt(node, 'value', lower),
      annotations: annotationsOf(node, lower),
      modifiers: [node.kind.replace(/_.*/, '')],
    },
  ];
}
