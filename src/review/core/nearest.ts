/**
 * The paths that share most of their folders with one of the `changed` ones, at most `most`: who uses a file is likeliest beside it.
 * Of those, the ones with the fewest folders of their own come first; equally near ones stay in their order.
 */
export function nearest(paths: readonly string[], changed: readonly string[], most: number): readonly string[] {
  if (paths.length <= most) return paths;
  const folders = new Set(changed.flatMap(foldersAbove));
  const ranked = paths.map((path) => {
    const above = foldersAbove(path);
    return { path, shared: above.filter((each) => folders.has(each)).length, depth: above.length };
  });
  ranked.sort((a, b) => b.shared - a.shared || a.depth - b.depth);
  return ranked.slice(0, most).map(({ path }) => path);
}

/** `a/b/c.ts` lies in `a/` and in `a/b/`. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
