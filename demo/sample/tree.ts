/** A text file tree: path to content. */
export type Tree = Readonly<Record<string, string>>;

/** What a commit changes: path to new content, or null for a file that goes. */
export type Change = Readonly<Record<string, string | null>>;

/** The commit that turns one tree into another. */
export function changeBetween(before: Tree, after: Tree): Change {
  const gone = Object.keys(before).filter((path) => !(path in after));
  const written = Object.entries(after).filter(([path, content]) => before[path] !== content);
  return { ...Object.fromEntries(gone.map((path) => [path, null])), ...Object.fromEntries(written) };
}

/** The tree without one of its files. */
export function without(tree: Tree, path: string): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([each]) => each !== path));
}
