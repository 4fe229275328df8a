import { child, childrenOfKind, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, FunctionStatement, FunctionValue, Parameter, Statement } from '../../program';
import type { Lowering } from '../by-kind';
import { attributesOf, modifiersOf } from './attributes';
import { argumentsOf } from './arguments';
import { hasToken, parts, valueOf } from './nodes';
import { typeAt } from './types';

/** A method, operator or local function; a constructor under the name `constructor`. */
export function method(node: SyntaxNode, lower: Lowering): readonly FunctionStatement[] {
  const name = child(node, 'name');
  const called = node.kind === 'constructor_declaration' ? 'constructor' : name && textOf(name);
  const first = childrenOfKind(node, 'constructor_initializer').map((one) => chained(one, lower));
  return [functionStatement(node, called, typeAt(node, 'returns') ?? typeAt(node), first, lower)];
}

/** The `get` and `set` of a property, as functions `get_Name` and `set_Name`; those without a body are left out. */
export function accessors(node: SyntaxNode, lower: Lowering): readonly FunctionStatement[] {
  const owner = child(node, 'name');
  const list = child(node, 'accessors');
  return (list ? childrenOfKind(list, 'accessor_declaration') : [])
    .filter((one) => child(one, 'body'))
    .map((one) => {
      const word = child(one, 'name')?.kind ?? '';
      return functionStatement(one, `${word}_${owner ? textOf(owner) : 'Item'}`, typeAt(node), [], lower);
    });
}

/** `a => b`, `(int a) => { b(); }`, `delegate (int a) { b(); }`. */
export function lambda(node: SyntaxNode, lower: Lowering): FunctionValue {
  const modifiers = modifiersOf(node);
  return {
    kind: 'function',
    node,
    name: null,
    params: parametersOf(node, lower),
    body: bodyOf(node, lower),
    annotations: attributesOf(node, lower),
    async: modifiers.includes('async') || hasToken(node, 'async'),
    returns: null,
    modifiers,
  };
}

/** The parameters of a function, lambda, class or record. */
export function parametersOf(node: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const list = child(node, 'parameters') ?? childrenOfKind(node, 'parameter_list')[0];
  if (!list) return [];
  if (list.kind !== 'parameter_list' && list.kind !== 'bracketed_parameter_list') {
    return [untyped(list, lower.expression(list))];
  }
  const rest = child(list, 'name');
  return [
    ...childrenOfKind(list, 'parameter').map((one) => parameter(one, lower)),
    // The grammar puts the type and the name of `params object[] a` right into the list.
    ...(rest ? [{ ...untyped(rest, lower.expression(rest)), type: typeAt(list), rest: true }] : []),
  ];
}

function parameter(node: SyntaxNode, lower: Lowering): Parameter {
  const name = child(node, 'name') ?? node;
  return {
    ...untyped(node, { kind: 'name', node: name, name: textOf(name) }),
    type: typeAt(node),
    annotations: attributesOf(node, lower),
    fallback: valueOf(node, lower),
  };
}

function untyped(node: SyntaxNode, target: Expression): Parameter {
  return { node, target, type: null, annotations: [], fallback: null, rest: false };
}

function functionStatement(
  node: SyntaxNode,
  name: string | null,
  returns: string | null,
  first: readonly Statement[],
  lower: Lowering,
): FunctionStatement {
  const modifiers = modifiersOf(node);
  const value: FunctionValue = {
    kind: 'function',
    node,
    name,
    params: parametersOf(node, lower),
    body: [...first, ...bodyOf(node, lower)],
    annotations: attributesOf(node, lower),
    async: modifiers.includes('async'),
    returns,
    modifiers,
  };
  return { kind: 'function', node, value };
}

/** `: base(a)`. */
function chained(node: SyntaxNode, lower: Lowering): Statement {
  const name = hasToken(node, 'this') ? 'this' : 'base';
  return {
    kind: 'expression',
    node,
    value: {
      kind: 'call',
      node,
      callee: { kind: 'name', node, name },
      args: argumentsOf(node, lower),
      makes: false,
    },
  };
}

function bodyOf(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  const body = child(node, 'body') ?? childrenOfKind(node, 'block')[0];
  if (!body) return [];
  if (body.kind === 'block') return lower.statement(body);
  const value = body.kind === 'arrow_expression_clause' ? parts(body)[0] : body;
  return value ? [{ kind: 'return', node: body, value: lower.expression(value) }] : [];
}
