import { posix } from 'node:path';
import { readingOf } from '../../loom';
import type { GoneSource } from './gone';

/** Folders are imported by their place alone. */
const FOLDER_ENDS = [`'.'`, `"."`, `'./'`, `"./"`, `..'`, `.."`, `../'`, `../"`, '/index'];

/** What is written in every file that imports this one. */
export function wordsOf({ path, outline }: GoneSource): readonly string[] {
  const language = readingOf(path)?.language ?? null;
  const base = posix.basename(path);
  const stem = language === null ? base : base.slice(0, base.length - posix.extname(base).length);
  const folder = posix.basename(posix.dirname(path));
  const names = outline?.declared ?? [];
  switch (language) {
    case 'python':
      return [stem === '__init__' ? folder : stem];
    case 'java':
    case 'kotlin':
      return names.map((name) => `.${name}`);
    case 'php':
      return [`/${base}`, ...names.map((name) => `\\${name}`)];
    case 'ruby':
      return [`/${stem}`, `'${stem}`, `"${stem}`];
    case 'go':
      return [`/${folder}"`];
    default:
      return stem === 'index' ? [`/${folder}`, ...FOLDER_ENDS] : [`/${stem}`];
  }
}
