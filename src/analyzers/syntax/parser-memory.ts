import { Parser, type Tree } from '@vscode/tree-sitter-wasm';

/**
 * Functions of the parser's compiled part that its package calls for a `TreeCursor`. Where in a tree one stands is kept in one buffer, which
 * they read and write. The package copies that place in and out around every call, which takes three times as long as the calls.
 */
interface Compiled {
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
  _ts_tree_cursor_delete_wasm(tree: number): void;
}

/** What the package fills with the compiled functions, and with them calls itself. */
const compiled = {} as Compiled;
let started: Promise<void> | undefined;

/** Loads the compiled part, once for the life of the process. */
export function startParser(): Promise<void> {
  return (started ??= Parser.init(compiled as unknown as Parameters<typeof Parser.init>[0]));
}

/** A walk over a tree. While it goes on, nothing else may ask the parser. */
export interface TreeWalk {
  readonly firstChild: () => boolean;
  readonly nextSibling: () => boolean;
  readonly parent: () => boolean;
  readonly kindId: () => number;
  /** 0 where the node is in no field. */
  readonly fieldId: () => number;
  /** UTF-16 code units from the start of the text. */
  readonly start: () => number;
  readonly end: () => number;
}

/** Begins at the root. What `walk` throws is thrown, once the walk's memory is given back. */
export function walkTree<T>(tree: Tree, walk: (at: TreeWalk) => T): T {
  const address = (tree as unknown as readonly [number])[0];
  // Leaves the place in the buffer; the object that it returns holds a copy, which is old after the first step.
  tree.walk();
  try {
    return walk({
      firstChild: () => compiled._ts_tree_cursor_goto_first_child_wasm(address) === 1,
      nextSibling: () => compiled._ts_tree_cursor_goto_next_sibling_wasm(address) === 1,
      parent: () => compiled._ts_tree_cursor_goto_parent_wasm(address) === 1,
      kindId: () => compiled._ts_tree_cursor_current_node_type_id_wasm(address),
      fieldId: () => compiled._ts_tree_cursor_current_field_id_wasm(address),
      start: () => compiled._ts_tree_cursor_start_index_wasm(address),
      end: () => compiled._ts_tree_cursor_end_index_wasm(address),
    });
  } finally {
    compiled._ts_tree_cursor_delete_wasm(address);
  }
}
