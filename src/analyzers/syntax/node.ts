/**
 * One node of a concrete syntax tree, as plain data. Offsets count UTF-16 units from 0, lines count from 1, and `endLine` is the line of
 * the last character.
 */
export interface SyntaxNode {
  /** The grammar's name of it: `call_expression`; for an anonymous node its text: `+`. */
  readonly kind: string;
  readonly named: boolean;
  /** Its role in the parent (`left`, `body`), or null. */
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly endLine: number;
  /** Its source text is `source.slice(start, end)`. */
  readonly source: string;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
}

export function textOf({ source, start, end }: SyntaxNode): string {
  return source.slice(start, end);
}

/** The first child in this role. */
export function child(node: SyntaxNode, field: string): SyntaxNode | null {
  return node.children.find((one) => one.field === field) ?? null;
}

/** Children with a name, comments and continued lines left out. */
export function named(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((one) => one.named && !isComment(one) && one.kind !== 'line_continuation');
}

export function childrenOfKind(node: SyntaxNode, ...kinds: readonly string[]): readonly SyntaxNode[] {
  return node.children.filter(({ kind }) => kinds.includes(kind));
}

export function isComment({ kind }: SyntaxNode): boolean {
  return kind === 'comment' || kind === 'line_comment' || kind === 'block_comment';
}

/** The node and everything below it, parents first. */
export function* descendants(node: SyntaxNode): Generator<SyntaxNode> {
  const waiting = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) waiting.push(next.children[at]!);
  }
}
