import { posix } from 'node:path';
import type { FindGone, Gone, GoneSource, Head } from './gone';
import { liesIn, mayBeBuilt } from './stand-ins';

/** Packages of Go: folders without a file any more, named by their module's path. */
export function findByPackage(gone: readonly GoneSource[], head: Head): FindGone {
  const sources = gone.filter(({ path }) => !path.endsWith('_test.go'));
  const folders = [...new Set(sources.map(({ path }) => posix.dirname(path)))].filter(
    (folder) => ![...head.paths].some((path) => path.endsWith('.go') && liesIn(path, folder)),
  );
  const byName = new Map(
    folders.flatMap((folder) => {
      const files = sources.filter(({ path }) => posix.dirname(path) === folder);
      const name = moduleOf(folder, head.goModules);
      return name === null || files.some((file) => mayBeBuilt(file, head)) ? [] : [[name, packageOf(folder, files)]];
    }),
  );
  return (_, { module }) => byName.get(module) ?? null;
}

function packageOf(folder: string, files: readonly GoneSource[]): Gone {
  const at = files.find(({ movedTo }) => movedTo !== null)?.movedTo ?? null;
  return { path: folder, movedTo: at && posix.dirname(at), at };
}

function moduleOf(folder: string, modules: ReadonlyMap<string, string>): string | null {
  for (let above = folder; ; above = posix.dirname(above)) {
    const name = modules.get(above);
    if (name !== undefined) return above === folder ? name : `${name}/${posix.relative(above, folder)}`;
    if (above === '.') return null;
  }
}
