import { posix } from 'node:path';
import { modulePaths } from '../module-paths';
import type { ProgramLanguage } from '../program';

/** A name split in the module that it comes from and what it is there: `./db.run` is `run` of `./db`. */
export interface ModuleName {
  readonly module: string;
  readonly rest: readonly string[];
}

/** All ways to split a dotted name, the longest module first. */
export function splitName(name: string): readonly ModuleName[] {
  const folder = name.lastIndexOf('/') + 1;
  const parts = name.slice(folder).split('.');
  // Leading dots belong to the module: `..models.find`.
  const first = parts.findIndex((part) => part !== '');
  return parts.slice(Math.max(first, 0)).map((_, at, tail) => ({
    module: name.slice(0, folder) + parts.slice(0, parts.length - at).join('.'),
    rest: tail.slice(tail.length - at),
  }));
}

/** Whether a module, as a file at `from` names it, may be the file at `path`. */
export function isModule(language: ProgramLanguage, module: string, from: string, path: string): boolean {
  // In Go a module is a folder.
  if (language === 'go') return posix.basename(posix.dirname(path)) === module;
  // This is asked for every call and every file.
  if (!path.includes(lastName(module))) return false;
  return modulePaths(language, module, from).includes(path);
}

function lastName(module: string): string {
  const bare = module.replace(/\.[cm]?js$/, '');
  return bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('.')) + 1);
}
