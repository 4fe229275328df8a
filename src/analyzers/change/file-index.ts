import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readingOf } from '../loom';
import type { Outline } from './outline';

/** The outline of a file of the change, or of one that it leaves alone, by its path on the head. */
export interface OutlinedFile {
  readonly path: string;
  readonly outline: Outline;
}

/** Finds files by what they declare. What is declared in two of them is in none. */
export interface FileIndex {
  at(path: string): OutlinedFile | null;
  declaring(language: string, name: string): OutlinedFile | null;
  /** By a package or namespace, and a name in it. */
  declaringIn(language: string, home: string, name: string): OutlinedFile | null;
  /** The one whose base had it, unless another one has it now. */
  hadIn(language: string, home: string, name: string): OutlinedFile | null;
  /** The same by a folder. */
  inFolder(folder: string, name: string): OutlinedFile | null;
  readonly folders: readonly string[];
}

/** Others of this process have their turn between two files. */
export async function indexFiles(files: readonly OutlinedFile[]): Promise<FileIndex> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found = new Map<string, OutlinedFile[]>();
  const add = (file: OutlinedFile, ...key: readonly string[]): void => {
    const known = found.get(key.join('\n'));
    if (known) known.push(file);
    else found.set(key.join('\n'), [file]);
  };
  for (const file of files) {
    const { declared, removed, home } = file.outline;
    const language = readingOf(file.path)?.language ?? '';
    const folder = posix.dirname(file.path);
    for (const name of declared) {
      add(file, 'name', language, name);
      add(file, 'home', language, home, name);
      add(file, 'folder', folder, name);
    }
    for (const name of removed) {
      add(file, 'had in home', language, home, name);
      add(file, 'had in folder', folder, name);
    }
    await setImmediate();
  }
  const all = (...key: readonly string[]): readonly OutlinedFile[] => found.get(key.join('\n')) ?? [];
  return {
    at: (path) => byPath.get(path) ?? null,
    declaring: (language, name) => only(all('name', language, name)),
    declaringIn: (language, home, name) => only(all('home', language, home, name)),
    hadIn: (language, home, name) =>
      all('home', language, home, name).length > 0 ? null : only(all('had in home', language, home, name)),
    inFolder: (folder, name) => only(all('folder', folder, name)) ?? only(all('had in folder', folder, name)),
    folders: [...new Set(files.map(({ path }) => posix.dirname(path)))],
  };
}

function only(found: readonly OutlinedFile[]): OutlinedFile | null {
  return found.length === 1 ? found[0]! : null;
}
