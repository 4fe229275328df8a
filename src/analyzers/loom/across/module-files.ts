import { posix } from 'node:path';
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
  const bare = path.replace(/\.\w+$/, '');
  switch (language) {
    case 'javascript': {
      if (!module.startsWith('.')) return false;
      const target = posix.join(posix.dirname(from), module).replace(/\.[cm]?[jt]sx?$/, '');
      return bare === target || bare === `${target}/index`;
    }
    case 'python': {
      const target = pythonPath(module, from);
      return [target, `${target}/__init__`].some((one) => bare === one || bare.endsWith(`/${one}`));
    }
    case 'go':
      return posix.basename(posix.dirname(path)) === module;
    default:
      return false;
  }
}

/** `.db` beside `app/views.py` is `app/db`, `..db` one folder further up; `app.db` may lie in any folder of sources. */
function pythonPath(module: string, from: string): string {
  const dots = /^\.*/.exec(module)![0].length;
  const name = module.slice(dots).replaceAll('.', '/');
  if (dots === 0) return name;
  const up = '../'.repeat(dots - 1);
  return posix.join(posix.dirname(from), up, name);
}
