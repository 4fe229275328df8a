import { named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Literal } from '../../program';
import type { ExpressionTable, Lowering } from '../by-kind';

export const literals: ExpressionTable = {
  string_literal: string,
  character_literal: (node) => literal(node, 'string', textOf(node).slice(1, -1)),
  decimal_integer_literal: (node) => literal(node, 'number', digits(node).replace(/l$/i, '')),
  hex_integer_literal: (node) => literal(node, 'number', digits(node).replace(/l$/i, '')),
  octal_integer_literal: (node) =>
    literal(
      node,
      'number',
      digits(node)
        .replace(/l$/i, '')
        .replace(/^0(?=\d)/, '0o'),
    ),
  binary_integer_literal: (node) => literal(node, 'number', digits(node).replace(/l$/i, '')),
  decimal_floating_point_literal: (node) => literal(node, 'number', digits(node).replace(/[fd]$/i, '')),
  hex_floating_point_literal: (node) => literal(node, 'number', digits(node)),
  true: (node) => literal(node, 'boolean', 'true'),
  false: (node) => literal(node, 'boolean', 'false'),
  null_literal: (node) => literal(node, 'null', 'null'),
};

function literal(node: SyntaxNode, type: Literal['type'], value: string): Literal {
  return { kind: 'literal', node, type, value };
}

function digits(node: SyntaxNode): string {
  return textOf(node).replaceAll('_', '');
}

function string(node: SyntaxNode, lower: Lowering): Expression {
  const quote = textOf(node).startsWith('"""') ? 3 : 1;
  const parts = named(node);
  if (!parts.some(({ kind }) => kind === 'string_interpolation')) {
    return literal(node, 'string', textOf(node).slice(quote, -quote));
  }
  return {
    kind: 'template',
    node,
    parts: parts.map((part) =>
      part.kind === 'string_interpolation' ? lower.expression(part) : literal(part, 'string', textOf(part)),
    ),
    tag: null,
  };
}
