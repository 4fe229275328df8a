import { named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { callAt, entriesAt, item, literalAt, nameAt, positional, unknownAt } from '../forms';
import { parts, type RubyLowering } from './lowering';

/** A string, a symbol that is written like one, or a heredoc: a literal, or a template when something is interpolated. */
export function string(node: SyntaxNode, lower: RubyLowering): Expression {
  return join(node, piecesOf(node, lower));
}

export function heredoc(node: SyntaxNode, lower: RubyLowering): Expression {
  const body = lower.heredocOf(node);
  return join(node, body ? piecesOf(body, lower) : []);
}

/** `'a' "b"` */
export function chainedString(node: SyntaxNode, lower: RubyLowering): Expression {
  return join(
    node,
    named(node).flatMap((piece) => piecesOf(piece, lower)),
  );
}

/** `/a#{b}/` is what `Regexp.new("a#{b}")` is. */
export function regex(node: SyntaxNode, lower: RubyLowering): Expression {
  const source = string(node, lower);
  if (source.kind === 'literal') return literalAt(node, 'regex', source.value);
  return callAt(node, nameAt(node, 'Regexp'), [positional(source)], true);
}

/** A command in backticks is a call of the function that is named so. */
export function subshell(node: SyntaxNode, lower: RubyLowering): Expression {
  return callAt(node, nameAt(node, '`'), [positional(string(node, lower))]);
}

/** `%w[a b]` and `%i[a b]` */
export function words(node: SyntaxNode, lower: RubyLowering): Expression {
  return entriesAt(
    node,
    'list',
    named(node).map((word) => item(string(word, lower))),
  );
}

function piecesOf(node: SyntaxNode, lower: RubyLowering): readonly Expression[] {
  return node.children.flatMap((part): readonly Expression[] => {
    switch (part.kind) {
      case 'string_content':
      case 'heredoc_content':
      case 'escape_sequence':
        return [literalAt(part, 'string', textOf(part))];
      case 'interpolation': {
        const values = parts(part).map((value) => lower.expression(value));
        return values.length > 1 ? [unknownAt(part, values)] : values;
      }
      default:
        return [];
    }
  });
}

function join(node: SyntaxNode, pieces: readonly Expression[]): Expression {
  const fixed = pieces.flatMap((piece) => (piece.kind === 'literal' && piece.type === 'string' ? piece.value : []));
  if (fixed.length < pieces.length) return { kind: 'template', parts: pieces, tag: null, node };
  return literalAt(node, 'string', fixed.join(''));
}
