import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { FunctionStatement, FunctionValue, Parameter } from '../../program';
import { nameOf } from '../build';
import { type Lowering, optionalAt, statementsAt, unknown } from '../by-kind';
import { declaredName, declaredType, functionDeclarator } from './types';

/** A function or method with its body; constructors are named `constructor`. */
export function functionDefinition(node: SyntaxNode, lower: Lowering): readonly FunctionStatement[] {
  const declarator = child(node, 'declarator');
  const head = functionDeclarator(declarator);
  const name = head && declaredName(head);
  const type = child(node, 'type');
  const last = name && textOf(name).replace(/^.*::/s, '');
  const value: FunctionValue = {
    kind: 'function',
    node,
    name: last !== null && isConstructor(node, last) ? 'constructor' : last,
    params: head ? parametersOf(head, lower) : [],
    body: [
      ...childrenOfKind(node, 'field_initializer_list').flatMap((list) => initializers(list, lower)),
      ...statementsAt(node, 'body', lower),
    ],
    annotations: [],
    async: false,
    returns: declaredType(type, declarator),
    modifiers: named(node)
      .filter(({ kind }) => kind === 'storage_class_specifier' || kind === 'virtual')
      .map(textOf),
  };
  return [{ kind: 'function', node, value }];
}

function isConstructor(node: SyntaxNode, name: string): boolean {
  const owner = node.parent?.parent;
  const own = owner && /^(?:class|struct)_specifier$/.test(owner.kind) ? child(owner, 'name') : null;
  return own !== null && textOf(own) === name;
}

/** `A() : x(1)`. */
function initializers(list: SyntaxNode, lower: Lowering): FunctionValue['body'] {
  return named(list).flatMap((one) => {
    const [field, given] = named(one);
    const value = given && named(given)[0];
    if (!field || !value) return [];
    const target = { kind: 'member', node: field, object: nameOf(field, 'this'), name: textOf(field) } as const;
    const assign = { kind: 'assign', node: one, target, operator: '=', value: lower.expression(value) } as const;
    return [{ kind: 'expression', node: one, value: assign }];
  });
}

export function lambda(node: SyntaxNode, lower: Lowering): FunctionValue {
  const head = child(node, 'declarator');
  return {
    kind: 'function',
    node,
    name: null,
    params: head ? parametersOf(head, lower) : [],
    body: statementsAt(node, 'body', lower),
    annotations: [],
    async: false,
    returns: null,
    modifiers: [],
  };
}

function parametersOf(head: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const list = child(head, 'parameters');
  return list ? named(list).flatMap((one) => parameter(one, lower)) : [];
}

function parameter(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  if (!node.kind.endsWith('parameter_declaration')) return [];
  const declarator = child(node, 'declarator');
  const name = declarator && declaredName(declarator);
  return [
    {
      node,
      target: name ? nameOf(name) : unknown(node, []),
      type: declaredType(child(node, 'type'), declarator),
      annotations: [],
      fallback: optionalAt(node, 'default_value', lower),
      rest: node.kind.startsWith('variadic'),
    },
  ];
}
