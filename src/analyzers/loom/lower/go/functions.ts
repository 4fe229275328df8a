import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { FunctionValue, Parameter, Statement } from '../../program';
import { nameOf } from '../build';
import { block, type Lowering } from '../lowering';
import { typeText } from './types';

/** A function, method or function literal. Its named results are variables at the head of its body. */
export function functionValue(node: SyntaxNode, name: string | null, lowering: Lowering): FunctionValue {
  const result = child(node, 'result');
  return {
    kind: 'function',
    node,
    name,
    params: parameters(child(node, 'parameters')),
    body: [...namedResults(node), ...block(child(node, 'body'), lowering)],
    annotations: [],
    async: false,
    returns: result && textOf(result),
    modifiers: [],
  };
}

/** The names of a function's results, where it names them. */
export function resultNames(node: SyntaxNode): readonly SyntaxNode[] {
  const result = child(node, 'result');
  if (result?.kind !== 'parameter_list') return [];
  return childrenOfKind(result, 'parameter_declaration').flatMap(namesOf);
}

/** The function around a node, itself not counted. */
export function enclosingFunction(node: SyntaxNode): SyntaxNode | null {
  for (let at = node.parent; at; at = at.parent)
    if (at.kind === 'func_literal' || at.kind === 'function_declaration' || at.kind === 'method_declaration') return at;
  return null;
}

/** What the method around a node calls the object it belongs to; null outside of methods and where it has no name. */
export function receiverName(node: SyntaxNode): string | null {
  for (let at = node.parent; at; at = at.parent)
    if (at.kind === 'method_declaration') {
      const name = [receiver(at)].flatMap((one) => (one ? namesOf(one) : []))[0];
      return name ? textOf(name) : null;
    }
  return null;
}

/** The type whose method it is, without pointer and type arguments. */
export function receiverType(method: SyntaxNode): string | null {
  return typeText(child(receiver(method) ?? method, 'type'));
}

function receiver(method: SyntaxNode): SyntaxNode | undefined {
  const list = child(method, 'receiver');
  return list ? childrenOfKind(list, 'parameter_declaration')[0] : undefined;
}

function parameters(list: SyntaxNode | null): readonly Parameter[] {
  if (!list) return [];
  return childrenOfKind(list, 'parameter_declaration', 'variadic_parameter_declaration').flatMap((one) => {
    const type = typeText(child(one, 'type'));
    const rest = one.kind === 'variadic_parameter_declaration';
    const names = namesOf(one);
    const targets = names.length > 0 ? names.map((name) => nameOf(name)) : [nameOf(one, '_')];
    return targets.map((target) => ({ node: one, target, type, annotations: [], fallback: null, rest }));
  });
}

function namedResults(node: SyntaxNode): readonly Statement[] {
  return resultNames(node).map((name) => ({
    kind: 'variable',
    node: name,
    target: nameOf(name),
    type: typeText(child(name.parent!, 'type')),
    value: null,
    annotations: [],
    modifiers: [],
  }));
}

function namesOf(declaration: SyntaxNode): readonly SyntaxNode[] {
  return named(declaration).filter(({ field }) => field === 'name');
}
