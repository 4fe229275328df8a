import type { GoneFile, SourceFile, Surroundings } from '../port';
import type { OutlinedFile } from './file-index';
import { canName, goneFinder, goModulesIn, type GoneSource, isGoModule, isKnownByName, wordsOf } from './gone';
import { type Importer, importersIn } from './importers';

/** What a change took from its place, on a head of which all paths are known. */
export interface Taken {
  readonly files: readonly GoneFile[];
  /** Those of which it has to be read what they were. */
  readonly known: readonly SourceFile[];
  readonly paths: ReadonlySet<string>;
}

/** Who still imports what the change took: files of the change, and files that it leaves alone. */
export interface Importers {
  readonly inside: readonly Importer[];
  readonly outside: readonly Importer[];
}

export async function takenFrom(around: Surroundings): Promise<Taken> {
  const gone = await around.gone();
  const paths = gone.length === 0 ? null : await around.paths();
  const files = paths === null ? [] : gone;
  const known = files.map(({ base }) => base).filter(({ path }) => isKnownByName(path));
  return { files, known, paths: paths ?? new Set() };
}

/**
 * @param was what the known ones declared
 * @param changed the files of the change
 * @param read outlines of files that it leaves alone
 */
export async function importersOf(
  { files, paths }: Taken,
  was: readonly OutlinedFile[],
  changed: readonly OutlinedFile[],
  around: Surroundings,
  read: (files: readonly SourceFile[]) => Promise<readonly OutlinedFile[]>,
): Promise<Importers> {
  if (files.length === 0) return { inside: [], outside: [] };
  const gone = files.map(({ base: { path }, movedTo }): GoneSource => {
    const outline = was.find((each) => each.path === path)?.outline ?? null;
    return { path, movedTo, outline };
  });
  const isImporter = (path: string): boolean => gone.some((each) => canName(path, each.path));
  const words = [...new Set(gone.flatMap(wordsOf))];
  const unchanged = await read(await around.filesNaming(words, isImporter));
  const modules = gone.some(({ path }) => path.endsWith('.go')) ? await around.filesNaming(['module'], isGoModule) : [];
  const find = goneFinder(gone, {
    paths,
    touched: around.touched,
    files: [...changed, ...unchanged],
    goModules: goModulesIn(modules),
  });
  return { inside: importersIn(changed, find), outside: importersIn(unchanged, find) };
}
