import { childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, Argument } from '../../program';
import { positional } from '../build';
import { type Lowering, unknown } from '../by-kind';
import { typeName } from './types';

/** `a(b, name = c, *d) { e }`. */
export function argumentsOf(node: SyntaxNode, lower: Lowering): readonly Argument[] {
  const listed = childrenOfKind(node, 'value_arguments').flatMap((list) => childrenOfKind(list, 'value_argument'));
  const lambdas = childrenOfKind(node, 'annotated_lambda').flatMap((one) => childrenOfKind(one, 'lambda_literal'));
  return [...listed.map((one) => argument(one, lower)), ...lambdas.map((one) => positional(lower.expression(one)))];
}

function argument(node: SyntaxNode, lower: Lowering): Argument {
  const parts = named(node);
  const value = parts.at(-1);
  const isNamed = parts.length > 1 && node.children.some(({ kind }) => kind === '=');
  const isSpread = value?.kind === 'spread_expression';
  const inner = isSpread ? named(value)[0] : value;
  return {
    name: isNamed ? textOf(parts[0]!) : null,
    spread: isSpread,
    value: inner ? lower.expression(inner) : unknown(node, []),
  };
}

export function annotationsOf(node: SyntaxNode, lower: Lowering): readonly Annotation[] {
  const modifiers = childrenOfKind(node, 'modifiers', 'parameter_modifiers');
  return modifiers
    .flatMap((list) => childrenOfKind(list, 'annotation'))
    .flatMap((one) => {
      const made = childrenOfKind(one, 'constructor_invocation')[0];
      const type = childrenOfKind(made ?? one, 'user_type')[0];
      return type ? [{ node: one, name: typeName(type), args: made ? argumentsOf(made, lower) : [] }] : [];
    });
}

export function modifiersOf(node: SyntaxNode): readonly string[] {
  return childrenOfKind(node, 'modifiers')
    .flatMap(named)
    .filter(({ kind }) => kind !== 'annotation')
    .map(textOf);
}
