import { child, named, type SyntaxNode, textOf } from '../../../syntax';
import type { Expression } from '../../program';
import { literal } from '../build';
import type { Lowering, Table } from '../lowering';

const FIXED = new Set(['string_content', 'escape_sequence', 'nowdoc_string']);

/** PHP's strings: fixed ones are literals, those with variables in them templates. */
export const STRINGS: Table<Expression> = {
  string: (node) => literal(node, 'string', textOf(node).slice(1, -1)),
  encapsed_string: (node, lowering) => interpolated(node, node, lowering),
  heredoc: (node, lowering) => interpolated(node, child(node, 'value'), lowering),
  nowdoc: (node, lowering) => interpolated(node, child(node, 'value'), lowering),
};

/** Its fixed parts joined where they touch; a literal if nothing else is in it. */
export function interpolated(node: SyntaxNode, body: SyntaxNode | null, { expression }: Lowering): Expression {
  const parts: Expression[] = [];
  for (const one of body ? named(body) : []) {
    if (!FIXED.has(one.kind)) {
      parts.push(expression(one));
      continue;
    }
    const before = parts.at(-1);
    const joined = before?.kind === 'literal' && FIXED.has(before.node.kind) ? parts.pop() : undefined;
    parts.push(literal(one, 'string', (joined?.kind === 'literal' ? joined.value : '') + textOf(one)));
  }
  const [only] = parts;
  if (!only) return literal(node, 'string', '');
  if (parts.length === 1 && only.kind === 'literal') return { ...only, node };
  return { kind: 'template', node, parts, tag: null };
}
