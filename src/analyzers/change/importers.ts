import type { OutlinedFile } from './file-index';
import { seePlaces } from './elsewhere';
import type { FindGone, Gone } from './gone';

/** A file that names what is gone, and the first line that does. */
export interface Importer {
  readonly gone: Gone;
  readonly path: string;
  readonly line: number;
}

/** What still imports, of these files, what the change took from its place: each once for each thing that is gone. */
export function importersIn(files: readonly OutlinedFile[], find: FindGone): readonly Importer[] {
  return files.flatMap(({ path, outline }) => {
    const found = new Map<string, Importer>();
    for (const site of outline.modules) {
      const gone = find(path, site);
      if (gone && !found.has(gone.path)) found.set(gone.path, { gone, path, line: site.line });
    }
    return [...found.values()];
  });
}

/** What happened to the file, in the words that stand wherever it is told. */
export function whatHappened({ path, movedTo }: Gone): string {
  return movedTo === null ? `This change deletes ${path}.` : `This change moves ${path} to ${movedTo}.`;
}

export interface BrokenImporters {
  readonly gone: Gone;
  readonly evidence: string;
}

/** One for each thing that is gone, with those who are left. */
export function brokenImporters(importers: readonly Importer[]): readonly BrokenImporters[] {
  const groups = new Map<string, Importer[]>();
  for (const each of importers) groups.set(each.gone.path, [...(groups.get(each.gone.path) ?? []), each]);
  return [...groups.values()].map((group) => {
    const { gone } = group[0]!;
    return { gone, evidence: `${whatHappened(gone)} ${seePlaces(group)}` };
  });
}
