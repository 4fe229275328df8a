import { named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression, Literal } from '../../program';
import type { ExpressionTable, Lowering } from '../by-kind';

export const literals: ExpressionTable = {
  string_literal: (node) =>
    literal(
      node,
      'string',
      textOf(node)
        .slice(1)
        .replace(/"(u8)?$/i, ''),
    ),
  verbatim_string_literal: (node) =>
    literal(
      node,
      'string',
      textOf(node)
        .slice(2)
        .replace(/"(u8)?$/i, ''),
    ),
  raw_string_literal: (node) =>
    literal(
      node,
      'string',
      textOf(node)
        .replace(/^"+/, '')
        .replace(/"+(u8)?$/i, ''),
    ),
  character_literal: (node) => literal(node, 'string', textOf(node).slice(1, -1)),
  integer_literal: (node) => literal(node, 'number', digits(node).replace(/[ul]+$/i, '')),
  real_literal: (node) => literal(node, 'number', digits(node).replace(/[fdm]$/i, '')),
  boolean_literal: (node) => literal(node, 'boolean', textOf(node)),
  null_literal: (node) => literal(node, 'null', 'null'),
  default_expression: (node) => literal(node, 'other', 'default'),
  sizeof_expression: (node) => literal(node, 'other', 'sizeof'),
  interpolated_string_expression: interpolated,
};

function literal(node: SyntaxNode, type: Literal['type'], value: string): Literal {
  return { kind: 'literal', node, type, value };
}

function digits(node: SyntaxNode): string {
  return textOf(node).replaceAll('_', '');
}

function interpolated(node: SyntaxNode, lower: Lowering): Expression {
  return {
    kind: 'template',
    node,
    parts: named(node).flatMap((part): Expression[] => {
      if (part.kind === 'interpolation') {
        const value = part.children.find((one) => one.kind !== 'interpolation_brace');
        return value ? [lower.expression(value)] : [];
      }
      const fixed = part.kind === 'string_content' || part.kind === 'escape_sequence';
      return fixed ? [literal(part, 'string', textOf(part))] : [];
    }),
    tag: null,
  };
}
