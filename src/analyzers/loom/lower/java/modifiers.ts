import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Annotation, Argument } from '../../program';
import type { ExpressionTable, Lowering } from '../by-kind';

/** The annotations of a declaration. */
export function annotationsOf(node: SyntaxNode, lower: Lowering): readonly Annotation[] {
  return childrenOfKind(node, 'modifiers')
    .flatMap(({ children }) => children)
    .filter(({ kind }) => kind === 'annotation' || kind === 'marker_annotation')
    .map((one) => annotation(one, lower));
}

/** `public`, `static` and the like, of a declaration. */
export function modifiersOf(node: SyntaxNode): readonly string[] {
  return childrenOfKind(node, 'modifiers')
    .flatMap(({ children }) => children)
    .filter((one) => !one.named)
    .map(textOf);
}

/** Values of annotations that are not expressions elsewhere. */
export const annotationValues: ExpressionTable = {
  element_value_array_initializer: (node, lower) => ({
    kind: 'entries',
    node,
    form: 'list',
    entries: named(node).map((one) => ({ node: one, key: null, value: lower.expression(one), spread: false })),
  }),
  annotation: nested,
  marker_annotation: nested,
};

function annotation(node: SyntaxNode, lower: Lowering): Annotation {
  const name = child(node, 'name');
  const given = child(node, 'arguments');
  return {
    node,
    name: name ? textOf(name) : '',
    args: given ? named(given).map((one) => argument(one, lower)) : [],
  };
}

function argument(node: SyntaxNode, lower: Lowering): Argument {
  const key = node.kind === 'element_value_pair' ? child(node, 'key') : null;
  const value = key ? child(node, 'value') : null;
  return { name: key && textOf(key), spread: false, value: lower.expression(value ?? node) };
}

/** An annotation within another, `@A(@B("c"))`: as if it made a `B`. */
function nested(node: SyntaxNode, lower: Lowering): ReturnType<Lowering['expression']> {
  const { name, args } = annotation(node, lower);
  return { kind: 'call', node, callee: { kind: 'name', node, name }, args, makes: true };
}
