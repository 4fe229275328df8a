import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Catch, Import, Statement } from '../../program';
import {
  expressionAt,
  type Lowering,
  optionalAt,
  statementsAt,
  statementsIn,
  type StatementTable,
  unknown,
} from '../by-kind';
import { classDeclaration, enumConstant } from './classes';
import { argumentsOf } from './arguments';
import { method } from './functions';
import { switchStatement } from './switches';
import { typeAt, typeName } from './types';
import { resource, variables } from './variables';

export const statements: StatementTable = {
  package_declaration: () => [],
  import_declaration: imported,
  class_declaration: classDeclaration,
  interface_declaration: classDeclaration,
  enum_declaration: classDeclaration,
  record_declaration: classDeclaration,
  annotation_type_declaration: classDeclaration,
  enum_constant: enumConstant,
  field_declaration: variables,
  constant_declaration: variables,
  local_variable_declaration: variables,
  method_declaration: method,
  constructor_declaration: method,
  compact_constructor_declaration: method,
  annotation_type_element_declaration: method,
  explicit_constructor_invocation: (node, lower) => [
    {
      kind: 'expression',
      node,
      value: {
        kind: 'call',
        node,
        callee: expressionAt(node, 'constructor', lower),
        args: argumentsOf(node, lower),
        makes: false,
      },
    },
  ],
  expression_statement: (node, lower) => {
    const [value] = named(node);
    if (!value) return [];
    if (value.kind === 'switch_expression') return switchStatement(value, lower);
    return [{ kind: 'expression', node, value: lower.expression(value) }];
  },
  switch_expression: switchStatement,
  if_statement: (node, lower) => [
    {
      kind: 'if',
      node,
      test: expressionAt(node, 'condition', lower),
      then: statementsAt(node, 'consequence', lower),
      otherwise: statementsAt(node, 'alternative', lower),
    },
  ],
  while_statement: loop,
  do_statement: loop,
  for_statement: (node, lower) => [
    ...node.children.filter(({ field }) => field === 'init').flatMap((one) => lower.statement(one)),
    {
      kind: 'loop',
      node,
      each: null,
      test: optionalAt(node, 'condition', lower),
      body: [
        ...statementsAt(node, 'body', lower),
        ...node.children.filter(({ field }) => field === 'update').flatMap((one) => lower.statement(one)),
      ],
    },
  ],
  enhanced_for_statement: (node, lower) => [
    {
      kind: 'loop',
      node,
      each: { target: each(node, lower), of: expressionAt(node, 'value', lower) },
      test: null,
      body: statementsAt(node, 'body', lower),
    },
  ],
  labeled_statement: (node, lower) =>
    named(node)
      .slice(1)
      .flatMap((one) => lower.statement(one)),
  return_statement: (node, lower) => [{ kind: 'return', node, value: only(node, lower) }],
  yield_statement: (node, lower) => [{ kind: 'return', node, value: only(node, lower) }],
  throw_statement: (node, lower) => [{ kind: 'throw', node, value: only(node, lower) }],
  break_statement: (node) => [{ kind: 'jump', node }],
  continue_statement: (node) => [{ kind: 'jump', node }],
  assert_statement: (node, lower) => [
    {
      kind: 'expression',
      node,
      value: {
        kind: 'call',
        node,
        callee: { kind: 'name', node, name: 'assert' },
        args: named(node).map((one) => ({ name: null, spread: false, value: lower.expression(one) })),
        makes: false,
      },
    },
  ],
  synchronized_statement: (node, lower) => {
    const lock = named(node).find(({ kind }) => kind === 'parenthesized_expression');
    return [
      {
        kind: 'using',
        node,
        resources: lock ? lower.statement(lock) : [],
        body: statementsAt(node, 'body', lower),
      },
    ];
  },
  try_statement: (node, lower) => tried(node, statementsAt(node, 'body', lower), lower),
  try_with_resources_statement: (node, lower) => {
    const specification = child(node, 'resources');
    const using: Statement = {
      kind: 'using',
      node,
      resources: specification ? statementsIn(specification, lower) : [],
      body: statementsAt(node, 'body', lower),
    };
    return childrenOfKind(node, 'catch_clause', 'finally_clause').length ? tried(node, [using], lower) : [using];
  },
  resource,
};

function only(node: SyntaxNode, lower: Lowering): ReturnType<Lowering['expression']> | null {
  const [value] = named(node);
  return value ? lower.expression(value) : null;
}

function loop(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return [
    {
      kind: 'loop',
      node,
      each: null,
      test: optionalAt(node, 'condition', lower),
      body: statementsAt(node, 'body', lower),
    },
  ];
}

/** `for (T a : b)`: the cast keeps the declared type. */
function each(node: SyntaxNode, lower: Lowering): ReturnType<Lowering['expression']> {
  const name = child(node, 'name');
  if (!name) return unknown(node, []);
  const type = typeAt(node);
  if (!type) return lower.expression(name);
  return { kind: 'wrapped', node: name, by: 'cast', type, values: [lower.expression(name)] };
}

function tried(node: SyntaxNode, body: readonly Statement[], lower: Lowering): readonly Statement[] {
  return [
    {
      kind: 'try',
      node,
      body,
      catches: childrenOfKind(node, 'catch_clause').map((one) => caught(one, lower)),
      last: childrenOfKind(node, 'finally_clause').flatMap((one) => statementsIn(one, lower)),
    },
  ];
}

function caught(node: SyntaxNode, lower: Lowering): Catch {
  const [parameter] = childrenOfKind(node, 'catch_formal_parameter');
  const name = parameter ? child(parameter, 'name') : null;
  const types = parameter ? childrenOfKind(parameter, 'catch_type').flatMap(named) : [];
  return {
    node,
    name: name && textOf(name),
    types: types.map(typeName),
    body: statementsAt(node, 'body', lower),
  };
}

/** `import a.b.C`, `import a.b.*`, `import static a.B.c`. */
function imported(node: SyntaxNode): readonly Import[] {
  const target = named(node).find(({ kind }) => kind === 'scoped_identifier' || kind === 'identifier');
  if (!target) return [];
  const qualified = textOf(target).replaceAll(/\s/g, '');
  const all = node.children.some(({ kind }) => kind === 'asterisk');
  const name = all ? '*' : qualified.slice(qualified.lastIndexOf('.') + 1);
  return [{ kind: 'import', node, name, qualified, module: qualified }];
}
