import { child, childrenOfKind, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Argument, Expression } from '../../program';
import { call, literal, nameOf, positional } from '../build';
import type { Lowering } from '../lowering';

/** `<a href={b}>{c}</a>` is `JSX.a(href: b, c)`. */
export function element(node: SyntaxNode, lowering: Lowering): Expression {
  const opening = child(node, 'open_tag') ?? node;
  const name = child(opening, 'name');
  const attributes = opening.children
    .filter(({ kind }) => kind === 'jsx_attribute')
    .flatMap((attribute): readonly Argument[] => {
      const [key, value] = named(attribute);
      if (!key) return [];
      return [
        {
          name: textOf(key),
          spread: false,
          value: value ? lowering.expression(value) : literal(key, 'boolean', 'true'),
        },
      ];
    });
  const spreads = childrenOfKind(opening, 'jsx_expression').map((one) => ({
    name: null,
    spread: true,
    value: lowering.expression(one),
  }));
  const inner = node === opening ? [] : named(node).filter(({ field }) => field === null);
  const callee: Expression = {
    kind: 'member',
    node: name ?? opening,
    object: nameOf(opening, 'JSX'),
    name: name ? textOf(name) : '',
  };
  return call(node, callee, [...attributes, ...spreads, ...inner.map((one) => positional(lowering.expression(one)))]);
}
