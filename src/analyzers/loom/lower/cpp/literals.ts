import { named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { literal } from '../build';
import { type ExpressionTable, unknown } from '../by-kind';

export const literals: ExpressionTable = {
  number_literal: (node) => literal(node, 'number', numberText(textOf(node))),
  string_literal: (node) => literal(node, 'string', content(node)),
  raw_string_literal: (node) => {
    const inside = named(node).find(({ kind }) => kind === 'raw_string_content');
    return literal(node, 'string', inside ? textOf(inside) : '');
  },
  char_literal: (node) => literal(node, 'other'),
  concatenated_string: (node, lower) => {
    const parts = named(node).map((one) => lower.expression(one));
    const texts = parts.flatMap((part) => (part.kind === 'literal' ? [part.value] : []));
    return texts.length === parts.length ? literal(node, 'string', texts.join('')) : joined(node, parts);
  },
  true: (node) => literal(node, 'boolean', 'true'),
  false: (node) => literal(node, 'boolean', 'false'),
  null: (node) => literal(node, 'null', 'null'),
};

/** A macro in the middle: `"%" PRIu64`. */
function joined(node: SyntaxNode, parts: readonly Expression[]): Expression {
  const [first, ...rest] = parts;
  if (!first) return unknown(node, []);
  return rest.reduce<Expression>(
    (left, right) => ({ kind: 'binary', node, operator: '+', written: '', left, right }),
    first,
  );
}

function content(node: SyntaxNode): string {
  const text = textOf(node);
  return text.slice(text.indexOf('"') + 1, text.endsWith('"') ? -1 : undefined);
}

/** Without the marks of its type and between its digits: `10UL` is 10. */
export function numberText(text: string): string {
  const plain = text.replaceAll("'", '');
  return /^0x/i.test(plain) ? plain.replace(/[ul]+$/i, '') : plain.replace(/(?<=[\d.])[ulfz]+$/i, '');
}
