/**
 * The paths that share most of their folders with one of the `changed` ones, at most `most`: who uses a file is likeliest beside it.
 * Equally near ones stay in their order.
 */
export function nearest(paths: readonly string[], changed: readonly string[], most: number): readonly string[] {
  if (paths.length <= most) return paths;
  const folders = new Set(changed.flatMap(foldersAbove));
  const shared = new Map(paths.map((path) => [path, foldersAbove(path).filter((each) => folders.has(each)).length]));
  return [...paths].sort((a, b) => shared.get(b)! - shared.get(a)!).slice(0, most);
}

/** `a/b/c.ts` lies in `a/` and in `a/b/`. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
