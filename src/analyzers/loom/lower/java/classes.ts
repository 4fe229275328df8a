import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, ClassStatement, Statement, Variable } from '../../program';
import { type Lowering, statementsIn } from '../by-kind';
import { argumentsOf } from './arguments';
import { parametersOf } from './functions';
import { annotationsOf } from './modifiers';
import { typeName } from './types';

/** A class, interface, enum, record or annotation type. */
export function classDeclaration(node: SyntaxNode, lower: Lowering): readonly ClassStatement[] {
  const name = child(node, 'name');
  const body = child(node, 'body');
  const members = body ? statementsIn(body, lower) : [];
  return [
    {
      kind: 'class',
      node,
      name: name && textOf(name),
      bases: basesOf(node),
      annotations: annotationsOf(node, lower),
      members: node.kind === 'record_declaration' ? [...components(node, lower), ...members] : members,
    },
  ];
}

/**
 * The body of an anonymous class, as a block that is handed to the constructor beside its arguments: it sees the variables around it, and
 * takes no position among the arguments.
 */
export function classBody(node: SyntaxNode, bases: readonly string[], lower: Lowering): Argument {
  const body: Statement = {
    kind: 'class',
    node,
    name: null,
    bases,
    annotations: [],
    members: statementsIn(node, lower),
  };
  return {
    name: '&',
    spread: false,
    value: {
      kind: 'function',
      node,
      name: null,
      params: [],
      body: [body],
      annotations: [],
      async: false,
      returns: null,
      modifiers: [],
    },
  };
}

/** `RED(1) { … }` of an enum: a constant that holds what its constructor makes. */
export function enumConstant(node: SyntaxNode, lower: Lowering): readonly Variable[] {
  const name = child(node, 'name');
  if (!name) return [];
  const owner = node.parent?.parent ? child(node.parent.parent, 'name') : null;
  const type = owner ? textOf(owner) : '';
  const body = child(node, 'body');
  return [
    {
      kind: 'variable',
      node,
      target: lower.expression(name),
      type,
      value: {
        kind: 'call',
        node,
        callee: { kind: 'name', node: name, name: type },
        args: [...argumentsOf(node, lower), ...(body ? [classBody(body, [type], lower)] : [])],
        makes: true,
      },
      annotations: annotationsOf(node, lower),
      modifiers: ['static', 'final'],
    },
  ];
}

function basesOf(node: SyntaxNode): readonly string[] {
  return named(node)
    .filter(({ kind }) => kind === 'superclass' || kind === 'super_interfaces' || kind === 'extends_interfaces')
    .flatMap(named)
    .flatMap((one) => (one.kind === 'type_list' ? named(one) : [one]))
    .map(typeName);
}

function components(node: SyntaxNode, lower: Lowering): readonly Variable[] {
  return parametersOf(node, lower).map((one) => ({
    kind: 'variable',
    node: one.node,
    target: one.target,
    type: one.type,
    value: null,
    annotations: one.annotations,
    modifiers: ['final'],
  }));
}
