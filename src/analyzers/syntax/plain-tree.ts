import type { Language, Tree } from '@vscode/tree-sitter-wasm';
import { kindAt } from './kinds';
import { type LineAt, lineStarts } from './line-starts';
import type { SyntaxNode } from './node';
import { type TreeWalk, walkTree } from './parser-memory';

/** Deeper than what people write; what walks the tree by recursion must not run out of stack. */
const MAX_DEPTH = 600;

type Growing = SyntaxNode & { readonly children: SyntaxNode[] };

/**
 * Copies a tree out of the parser's own memory in one walk: asking it for a node at a time costs more than parsing.
 * Throws on a tree that is nested deeper than anybody writes by hand.
 */
export function plainTree(tree: Tree, source: string): SyntaxNode {
  const about = { source, language: tree.language, lineAt: lineStarts(source) };
  return walkTree(tree, (at) => {
    const root = copy(at, about, null);
    let parent = root;
    let depth = 1;
    if (!at.firstChild()) return root;
    for (;;) {
      const node = copy(at, about, parent);
      parent.children.push(node);
      if (at.firstChild()) {
        depth += 1;
        if (depth > MAX_DEPTH) throw new Error(`it is nested deeper than ${MAX_DEPTH} levels`);
        parent = node;
        continue;
      }
      while (!at.nextSibling()) {
        if (!at.parent()) return root;
        depth -= 1;
        if (parent === root) return root;
        parent = parent.parent as Growing;
      }
    }
  });
}

interface About {
  readonly source: string;
  readonly language: Language;
  readonly lineAt: LineAt;
}

/** Every question is a call into the parser's memory: lines are counted here, and kinds are known by their number. */
function copy(at: TreeWalk, { source, language, lineAt }: About, parent: Growing | null): Growing {
  const [start, end] = [at.start(), at.end()];
  const { kind, named } = kindAt(language, at.kindId());
  return {
    kind,
    named,
    field: language.fields[at.fieldId()] ?? null,
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
