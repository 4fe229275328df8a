import { named, type SyntaxNode, textOf } from '../../../syntax';
import type { Literal } from '../../program';
import { literal } from '../build';
import type { ExpressionTable } from '../by-kind';

export const literals: ExpressionTable = {
  string_literal: text,
  raw_string_literal: text,
  char_literal: (node) => literal(node, 'string', textOf(node).replace(/^b?'|'$/g, '')),
  boolean_literal: (node) => literal(node, 'boolean'),
  integer_literal: (node) => literal(node, 'number', numberText(node)),
  float_literal: (node) => literal(node, 'number', numberText(node)),
  negative_literal: (node) => literal(node, 'number', numberText(node)),
};

function text(node: SyntaxNode): Literal {
  return literal(node, 'string', named(node).map(textOf).join(''));
}

function numberText(node: SyntaxNode): string {
  return textOf(node)
    .replaceAll('_', '')
    .replace(/(?:[iu](?:8|16|32|64|128|size)|f(?:32|64))$/, '');
}
