import { named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { literal, nameOf } from '../build';
import { type ExpressionTable, type Lowering, unknown } from '../by-kind';

const WORDS: Readonly<Record<string, 'boolean' | 'null'>> = { true: 'boolean', false: 'boolean', null: 'null' };

export const literals: ExpressionTable = {
  identifier: (node) => {
    const type = WORDS[textOf(node)];
    return type ? literal(node, type) : nameOf(node, textOf(node).replaceAll('`', ''));
  },
  number_literal: (node) => literal(node, 'number', numberText(node)),
  float_literal: (node) => literal(node, 'number', numberText(node)),
  character_literal: (node) => literal(node, 'string', textOf(node).slice(1, -1)),
  string_literal: text,
  multiline_string_literal: text,
};

function numberText(node: SyntaxNode): string {
  const plain = textOf(node).replaceAll('_', '');
  return /^0x/i.test(plain) ? plain.replace(/[ul]+$/i, '') : plain.replace(/[ulf]+$/i, '');
}

/** The grammar leaves `$name` in the text of a string. */
function text(node: SyntaxNode, lower: Lowering): Expression {
  const parts = runs(node).flatMap((run): readonly Expression[] => {
    if (run.kind === 'text') return pieces(run.node, run.text);
    const [value] = named(run.node);
    return value ? [lower.expression(value)] : [unknown(run.node, [])];
  });
  const [only] = parts;
  if (parts.length === 0) return literal(node, 'string', '');
  if (parts.length === 1 && only?.kind === 'literal') return { ...only, node };
  return { kind: 'template', node, parts, tag: null };
}

type Run = { kind: 'text'; node: SyntaxNode; text: string } | { kind: 'hole'; node: SyntaxNode };

/** Neighbouring pieces of text as one. */
function runs(node: SyntaxNode): readonly Run[] {
  const found: Run[] = [];
  for (const one of named(node)) {
    const last = found.at(-1);
    if (one.kind === 'interpolation') found.push({ kind: 'hole', node: one });
    else if (last?.kind === 'text') last.text += textOf(one);
    else found.push({ kind: 'text', node: one, text: textOf(one) });
  }
  return found;
}

function pieces(node: SyntaxNode, content: string): readonly Expression[] {
  return content
    .split(/(?<!\\)\$([a-z_]\w*)/i)
    .flatMap((piece, at): readonly Expression[] =>
      at % 2 === 1 ? [nameOf(node, piece)] : piece === '' ? [] : [literal(node, 'string', piece)],
    );
}
