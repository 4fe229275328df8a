import type { Language, Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import { kindAt } from './kinds';
import { type LineAt, lineStarts } from './line-starts';
import type { SyntaxNode } from './node';

/** Deeper than what people write; what walks the tree by recursion must not run out of stack. */
const MAX_DEPTH = 600;

type Growing = SyntaxNode & { readonly children: SyntaxNode[] };

/**
 * Copies a tree out of the parser's own memory in one walk: asking it for a node at a time costs more than parsing.
 * Throws on a tree that is nested deeper than anybody writes by hand.
 */
export function plainTree(tree: Tree, source: string): SyntaxNode {
  const cursor = tree.walk();
  const about = { source, language: tree.language, lineAt: lineStarts(source) };
  try {
    const root = copy(cursor, about, null);
    let parent = root;
    let depth = 1;
    if (!cursor.gotoFirstChild()) return root;
    for (;;) {
      const node = copy(cursor, about, parent);
      parent.children.push(node);
      if (cursor.gotoFirstChild()) {
        depth += 1;
        if (depth > MAX_DEPTH) throw new Error(`it is nested deeper than ${MAX_DEPTH} levels`);
        parent = node;
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return root;
        depth -= 1;
        if (parent === root) return root;
        parent = parent.parent as Growing;
      }
    }
  } finally {
    cursor.delete();
  }
}

interface About {
  readonly source: string;
  readonly language: Language;
  readonly lineAt: LineAt;
}

/** Every question to the cursor is a call into the parser's memory: lines are counted here, and kinds are known by their number. */
function copy(cursor: TreeCursor, { source, language, lineAt }: About, parent: Growing | null): Growing {
  const { startIndex: start, endIndex: end, nodeTypeId } = cursor;
  const { kind, named } = kindAt(language, nodeTypeId);
  return {
    kind,
    named,
    field: cursor.currentFieldName,
    start,
    end,
    line: lineAt(start),
    // A node that ends with its newline ends on the line that the newline closes.
    endLine: lineAt(Math.max(start, end - 1)),
    source,
    parent,
    children: [],
  };
}
