import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { SourceFile } from '../../port';

/** Names that say nothing by themselves: the folder stands for such a file. */
const FOLDER_FILES = new Set(['index', '__init__', 'mod', 'main']);

const decoder = new TextDecoder();

/**
 * Those of the files of one language that name another of them, or are named by one: by file, folder or class, as far as words tell.
 * Most changes have few of them, and following data is dear. Others of this process have their turn between two files.
 */
export async function relatedFiles(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const words = new Map<SourceFile, ReadonlySet<string>>();
  for (const file of files) {
    words.set(file, wordsIn(file));
    await setImmediate();
  }
  const related = new Set<SourceFile>();
  for (const file of files) {
    const name = nameOf(file.path);
    for (const other of files) {
      if (other === file || !(isBeside(file, other) || name.every((part) => words.get(other)!.has(part)))) continue;
      related.add(file).add(other);
    }
    await setImmediate();
  }
  return files.filter((file) => related.has(file));
}

function wordsIn({ content }: SourceFile): ReadonlySet<string> {
  // Most words of a file are said again and again.
  const said = new Set(decoder.decode(content).match(/\w+/g));
  return new Set([...said].map(plain));
}

/** `UserDao` of `user_dao.rb`, `user` and `service` of `user.service.ts`, `store` of `store/index.js`. */
function nameOf(path: string): readonly string[] {
  const stem = posix.basename(path).replace(/\.\w+$/, '');
  const folder = posix.basename(posix.dirname(path));
  const name = FOLDER_FILES.has(stem.toLowerCase()) || path.endsWith('.go') ? folder : stem;
  return name.split(/\W+/).map(plain);
}

/** Files of one folder are one package in Go, and need no import. */
function isBeside(file: SourceFile, other: SourceFile): boolean {
  return file.path.endsWith('.go') && posix.dirname(file.path) === posix.dirname(other.path);
}

function plain(word: string): string {
  return word.replaceAll('_', '').toLowerCase();
}
