import { descendants, type SyntaxNode } from '../../../syntax';

/** Which text belongs to which `<<~TEXT`: texts follow in the order in which they were announced. */
export function heredocs(root: SyntaxNode): ReadonlyMap<SyntaxNode, SyntaxNode> {
  const beginnings: SyntaxNode[] = [];
  const bodies: SyntaxNode[] = [];
  for (const node of descendants(root)) {
    if (node.kind === 'heredoc_beginning') beginnings.push(node);
    if (node.kind === 'heredoc_body') bodies.push(node);
  }
  const inOrder = (a: SyntaxNode, b: SyntaxNode): number => a.start - b.start;
  bodies.sort(inOrder);
  return new Map(
    beginnings.sort(inOrder).flatMap((beginning, at) => (bodies[at] ? [[beginning, bodies[at]] as const] : [])),
  );
}
