import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { FunctionStatement, FunctionValue, Parameter, Statement } from '../../program';
import { nameOf } from '../build';
import { type Lowering, statementsIn } from '../by-kind';
import { annotationsOf, modifiersOf } from './arguments';
import { isType, typeAt, typeName } from './types';

export function functionDeclaration(node: SyntaxNode, lower: Lowering): readonly FunctionStatement[] {
  return [{ kind: 'function', node, value: functionValue(node, lower) }];
}

/** A function with a name or without. */
export function functionValue(node: SyntaxNode, lower: Lowering): FunctionValue {
  const name = child(node, 'name');
  const modifiers = modifiersOf(node);
  const returned = node.children.slice(node.children.findIndex(({ kind }) => kind === 'function_value_parameters'));
  const type = returned.find(isType);
  return {
    kind: 'function',
    node,
    name: name && textOf(name),
    params: childrenOfKind(node, 'function_value_parameters').flatMap((list) => parametersOf(list, lower)),
    body: bodyOf(node, lower),
    annotations: annotationsOf(node, lower),
    async: modifiers.includes('suspend'),
    returns: type ? typeName(type) : null,
    modifiers,
  };
}

/** A block, or an expression that is what the function gives. */
export function bodyOf(node: SyntaxNode, lower: Lowering): readonly Statement[] {
  return childrenOfKind(node, 'function_body')
    .flatMap(named)
    .flatMap((inside): readonly Statement[] =>
      inside.kind === 'block'
        ? lower.statement(inside)
        : [{ kind: 'return', node: inside, value: lower.expression(inside) }],
    );
}

/** Annotations and `vararg` stand before their parameter. */
function parametersOf(list: SyntaxNode, lower: Lowering): readonly Parameter[] {
  const all = named(list);
  return all.flatMap((one, at): readonly Parameter[] => {
    if (one.kind !== 'parameter') return [];
    const before = all[at - 1];
    const after = all[at + 1];
    const modifiers = before?.kind === 'parameter_modifiers' ? before : null;
    const name = named(one)[0];
    const isFallback = after !== undefined && after.kind !== 'parameter' && after.kind !== 'parameter_modifiers';
    return [
      {
        node: one,
        target: nameOf(name ?? one),
        type: typeAt(one),
        annotations: annotationsIn(modifiers, lower),
        fallback: isFallback ? lower.expression(after) : null,
        rest: modifiers !== null && /\bvararg\b/.test(textOf(modifiers)),
      },
    ];
  });
}

function annotationsIn(modifiers: SyntaxNode | null, lower: Lowering): Parameter['annotations'] {
  if (!modifiers) return [];
  return annotationsOf({ ...modifiers, children: [modifiers] }, lower);
}

/** `{ a, b -> c }`; its last expression is what it gives. */
export function lambda(node: SyntaxNode, lower: Lowering): FunctionValue {
  const listed = childrenOfKind(node, 'lambda_parameters').flatMap(named);
  const params = listed.map((one): Parameter => {
    const name = named(one)[0] ?? one;
    return { node: one, target: nameOf(name), type: typeAt(one), annotations: [], fallback: null, rest: false };
  });
  const implicit: Parameter = {
    node,
    target: nameOf(node, 'it'),
    type: null,
    annotations: [],
    fallback: null,
    rest: false,
  };
  return {
    kind: 'function',
    node,
    name: null,
    params: params.length > 0 ? params : [implicit],
    body: lastGiven(
      named(node)
        .filter(({ kind }) => kind !== 'lambda_parameters')
        .flatMap((one) => (one.kind === 'statements' ? statementsIn(one, lower) : lower.statement(one))),
    ),
    annotations: [],
    async: false,
    returns: null,
    modifiers: [],
  };
}

function lastGiven(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1);
  if (last?.kind !== 'expression') return body;
  return [...body.slice(0, -1), { kind: 'return', node: last.node, value: last.value }];
}
