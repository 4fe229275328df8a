import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, FunctionValue, Parameter } from '../../program';
import { nameOf } from '../build';
import { block, type Lowering } from '../lowering';
import { argumentsOf } from './arguments';
import { dotted, typeText, variableName } from './names';

/** A function, method or closure. */
export function functionValue(node: SyntaxNode, name: string | null, lowering: Lowering): FunctionValue {
  return {
    kind: 'function',
    node,
    name,
    params: parameters(node, lowering),
    body: block(child(node, 'body'), lowering),
    annotations: annotationsOf(node, lowering),
    async: false,
    returns: typeText(child(node, 'return_type')),
    modifiers: modifiersOf(node),
  };
}

/** `fn($x) => ...` returns its expression. */
export function arrowFunction(node: SyntaxNode, lowering: Lowering): FunctionValue {
  const body = child(node, 'body')!;
  const shape = functionValue(node, null, lowering);
  return { ...shape, body: [{ kind: 'return', node: body, value: lowering.expression(body) }] };
}

/** `#[Route('/x')]` before a declaration. */
export function annotationsOf(node: SyntaxNode, lowering: Lowering): readonly Annotation[] {
  const list = child(node, 'attributes');
  const groups = list ? childrenOfKind(list, 'attribute_group') : [];
  return groups
    .flatMap((group) => childrenOfKind(group, 'attribute'))
    .map((one) => ({ node: one, name: dotted(textOf(named(one)[0]!)), args: argumentsOf(one, lowering) }));
}

/** `private`, `static`, `abstract`: as written. */
export function modifiersOf(node: SyntaxNode): readonly string[] {
  return node.children.filter(({ kind }) => /^(?!reference).*_modifier$/.test(kind)).map(textOf);
}

function parameters(node: SyntaxNode, lowering: Lowering): readonly Parameter[] {
  const list = child(node, 'parameters');
  return (list ? named(list) : [])
    .filter((one) => child(one, 'name'))
    .map((one) => {
      const name = child(one, 'name')!;
      const fallback = child(one, 'default_value');
      return {
        node: one,
        target: nameOf(name, variableName(name)),
        type: typeText(child(one, 'type')),
        annotations: annotationsOf(one, lowering),
        fallback: fallback && lowering.expression(fallback),
        rest: one.kind === 'variadic_parameter',
      };
    });
}
