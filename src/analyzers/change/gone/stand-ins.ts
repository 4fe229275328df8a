import { posix } from 'node:path';
import type { GoneSource, Head } from './gone';

/** Where dependencies are named: what a change deletes may come from one of them now. */
const MANIFEST =
  /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|[\w.-]+\.versions\.toml|composer\.json|requirements[^/]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/;

/** Files beside a module that are not loaded in its place. */
const COMPANION =
  /^(?:(?:test|tests|spec|stories|story|bench|cy|e2e)\.\w+|(?:module\.)?(?:css|scss|sass|less|styl)|md|mdx|html|svg|png|snap)$/;

/** Whether a deleted file may now be made by a build: a `.gitignore` above it was touched. */
export function mayBeBuilt({ path, movedTo }: GoneSource, { touched }: Head): boolean {
  if (movedTo !== null) return false;
  return touched.some((each) => {
    if (posix.basename(each) !== '.gitignore') return false;
    const folder = posix.dirname(each);
    return folder === '.' || path.startsWith(`${folder}/`);
  });
}

/** Whether what a deleted file held may come from a package now: a manifest was touched, or nothing is left beside it. */
export function mayBePackaged({ path, movedTo }: GoneSource, { touched, paths }: Head): boolean {
  if (movedTo !== null) return false;
  const folder = posix.dirname(path);
  return touched.some((each) => MANIFEST.test(each)) || ![...paths].some((each) => liesIn(each, folder));
}

/** Whether a path lies right in the folder. */
export function liesIn(path: string, folder: string): boolean {
  if (folder === '.') return !path.includes('/');
  return path.startsWith(`${folder}/`) && !path.includes('/', folder.length + 1);
}

/** Whether a file of the same name and another ending, or a folder, may be loaded in its place. */
export function hasStandIn({ path }: GoneSource, { paths }: Head): boolean {
  const stem = path.slice(0, path.length - posix.extname(path).length);
  const stems = posix.basename(stem) === 'index' ? [stem, posix.dirname(stem)] : [stem];
  const loaded = stems.flatMap((each) => [`${each}/index.`, `${each}/package.json`]);
  return [...paths].some(
    (each) =>
      loaded.some((start) => each.startsWith(start)) ||
      stems.some((start) => each.startsWith(`${start}.`) && !COMPANION.test(each.slice(start.length + 1))),
  );
}

/** Whether any file of the head, in whatever source folder, has this place: `shop/price` as `shop/price.py` or `src/shop/price/…`. */
export function liesAnywhere(place: string, paths: ReadonlySet<string>): boolean {
  const starts = [`${place}.`, `${place}/`];
  return [...paths].some((path) => starts.some((start) => path.startsWith(start) || path.includes(`/${start}`)));
}
