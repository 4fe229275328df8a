import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { FunctionStatement, FunctionValue, Parameter, Statement } from '../../program';
import { type Lowering, statementsAt } from '../by-kind';
import { annotationsOf, modifiersOf } from './modifiers';
import { rank, typeAt, typeName } from './types';

/** A method, or a constructor under the name `constructor`. */
export function method(node: SyntaxNode, lower: Lowering): readonly FunctionStatement[] {
  const name = child(node, 'name');
  const makes = node.kind === 'constructor_declaration' || node.kind === 'compact_constructor_declaration';
  const value: FunctionValue = {
    kind: 'function',
    node,
    name: makes ? 'constructor' : name && textOf(name),
    params: parametersOf(node, lower),
    body: statementsAt(node, 'body', lower),
    annotations: annotationsOf(node, lower),
    async: false,
    returns: typeAt(node),
    modifiers: modifiersOf(node),
  };
  return [{ kind: 'function', node, value }];
}

/** `a -> b` and `(A a) -> { b(); }`. */
export function lambda(node: SyntaxNode, lower: Lowering): FunctionValue {
  const body = child(node, 'body');
  const returned = (value: SyntaxNode): Statement => ({
    kind: 'return',
    node: value,
    value: lower.expression(value),
  });
  return {
    kind: 'function',
    node,
    name: null,
    params: parametersOf(node, lower),
    body: !body ? [] : body.kind === 'block' ? lower.statement(body) : [returned(body)],
    annotations: [],
    async: false,
    returns: null,
    modifiers: [],
  };
}

/** The parameters of a method, lambda or record. */
export function parametersOf(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const list = child(node, 'parameters');
  if (!list) return [];
  const found = list.kind === 'identifier' ? [list] : named(list);
  return found.flatMap((one) => parameter(one, lower));
}

function parameter(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const rest = node.kind === 'spread_parameter';
  const [declarator] = childrenOfKind(node, 'variable_declarator');
  const name = node.kind === 'identifier' ? node : child(declarator ?? node, 'name');
  if (!name) return [];
  return [
    {
      node,
      target: { kind: 'name', node: name, name: textOf(name) },
      type: rest ? spreadType(node) : declaredType(node),
      annotations: annotationsOf(node, lower),
      fallback: null,
      rest,
    },
  ];
}

function declaredType(node: SyntaxNode): string | null {
  const type = typeAt(node);
  const dimensions = child(node, 'dimensions');
  return type && dimensions ? type + rank(dimensions) : type;
}

function spreadType(node: SyntaxNode): string | null {
  const type = named(node).find(({ kind }) => kind !== 'modifiers' && kind !== 'variable_declarator');
  return type ? `${typeName(type)}[]` : null;
}
