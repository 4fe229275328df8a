import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { ClassStatement, Expression, FunctionStatement, Parameter, Statement } from '../../program';
import { call, nameOf } from '../build';
import { type Lowering, statementsIn, type StatementTable, unknown } from '../by-kind';
import { annotationsOf, argumentsOf, modifiersOf } from './arguments';
import { bodyOf, functionDeclaration } from './functions';
import { isType, typeAt, typeName } from './types';

export const declarations: StatementTable = {
  package_header: () => [],
  import: imported,
  class_declaration: (node, lower) => [classOf(node, lower)],
  object_declaration: (node, lower) => [classOf(node, lower)],
  // What a companion holds is reached by the name of its class, as what is static.
  companion_object: (node, lower) => childrenOfKind(node, 'class_body').flatMap((body) => statementsIn(body, lower)),
  anonymous_initializer: statementsIn,
  enum_entry: () => [],
  type_alias: () => [],
  function_declaration: functionDeclaration,
  secondary_constructor: (node, lower) => [
    constructor(
      node,
      [],
      childrenOfKind(node, 'block').flatMap((one) => lower.statement(one)),
    ),
  ],
  property_declaration: property,
  getter: () => [],
  setter: () => [],
};

function imported(node: SyntaxNode): readonly Statement[] {
  const [path, alias] = named(node);
  if (!path) return [];
  const module = textOf(path).replaceAll(/\s/g, '');
  const all = node.children.some(({ kind }) => kind === '*');
  const name = alias ? textOf(alias) : module.slice(module.lastIndexOf('.') + 1);
  return [{ kind: 'import', node, name: all ? '*' : name, qualified: module, module }];
}

/** `val a: T = b`, `val (a, b) = c`, `val a by lazy { b }`. */
function property(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const parts = named(node);
  const at = parts.findIndex(({ kind }) => kind === 'variable_declaration' || kind === 'multi_variable_declaration');
  const declared = parts[at];
  if (!declared) return [];
  const value = parts
    .slice(at + 1)
    .find(({ kind }) => !/^(?:getter|setter|type_constraints|type_modifiers)$/.test(kind));
  const getter = parts.find(({ kind }) => kind === 'getter');
  return [
    {
      kind: 'variable',
      node,
      target: targetOf(declared),
      type: typeAt(declared),
      value: value ? lower.expression(value) : null,
      annotations: annotationsOf(node, lower),
      modifiers: modifiersOf(node),
    },
    ...(getter ? bodyOf(getter, lower).flatMap((one) => (one.kind === 'return' ? [] : [one])) : []),
  ];
}

export function targetOf(declared: SyntaxNode): Expression {
  if (declared.kind === 'variable_declaration') {
    const [name] = named(declared);
    return name ? nameOf(name) : unknown(declared, []);
  }
  return {
    kind: 'entries',
    node: declared,
    form: 'list',
    entries: named(declared).map((one) => ({ node: one, key: null, value: targetOf(one), spread: false })),
  };
}

export function classOf(node: SyntaxNode, lower: Lowering): ClassStatement {
  const name = child(node, 'name');
  const primary = childrenOfKind(node, 'primary_constructor').flatMap((one) => childrenOfKind(one, 'class_parameters'));
  const fields = primary.flatMap((list) => childrenOfKind(list, 'class_parameter'));
  const specifiers = childrenOfKind(node, 'delegation_specifiers').flatMap(named);
  return {
    kind: 'class',
    node,
    name: name && textOf(name),
    bases: specifiers.flatMap(baseOf),
    annotations: annotationsOf(node, lower),
    members: [
      ...fields.map((one) => field(one, lower)),
      ...specifiers.flatMap((one) => parentCall(one, lower)),
      ...childrenOfKind(node, 'class_body', 'enum_class_body').flatMap((body) => statementsIn(body, lower)),
    ],
  };
}

function baseOf(specifier: SyntaxNode): readonly string[] {
  const [inside] = named(specifier);
  const type = inside && (isType(inside) ? inside : named(inside).find(isType));
  return type ? [typeName(type)] : [];
}

/** `class A(x: Int) : B(x)` calls B with it. */
function parentCall(specifier: SyntaxNode, lower: Lowering): readonly Statement[] {
  const [made] = childrenOfKind(specifier, 'constructor_invocation');
  const type = made && named(made).find(isType);
  if (!made || !type) return [];
  const value = call(made, nameOf(type, typeName(type)), argumentsOf(made, lower), true);
  return [{ kind: 'expression', node: made, value }];
}

function field(node: SyntaxNode, lower: Lowering): Statement {
  const parts = named(node);
  const name = parts.find(({ kind }) => kind === 'identifier') ?? node;
  const last = parts.at(-1);
  const value = last && last !== name && !isType(last) && last.kind !== 'modifiers' ? lower.expression(last) : null;
  return {
    kind: 'variable',
    node,
    target: nameOf(name),
    type: typeAt(node),
    value,
    annotations: annotationsOf(node, lower),
    modifiers: modifiersOf(node),
  };
}

function constructor(node: SyntaxNode, params: readonly Parameter[], body: readonly Statement[]): FunctionStatement {
  return {
    kind: 'function',
    node,
    value: {
      kind: 'function',
      node,
      name: 'constructor',
      params,
      body,
      annotations: [],
      async: false,
      returns: null,
      modifiers: [],
    },
  };
}
