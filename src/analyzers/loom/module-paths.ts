import { posix } from 'node:path';
import type { ProgramLanguage } from './program';

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '/index.ts',
  '/index.tsx',
  '/index.js',
];

/** `@/lib/db`, `~/lib/db`, `#/lib/db`: by custom a path from the folder of the sources, wherever the bundler's settings say that is. */
const FROM_SOURCES = /^(?:@@?|~~?|#)\/(?=\w)/;
/** What the folder of the sources is called, the likeliest first; the empty name is the folder of the package. */
const SOURCE_FOLDERS = ['src', 'app', ''];

/** Where a module of JavaScript lies below the folder of the sources; null where its name begins otherwise. */
export function placeInSources(module: string): string | null {
  const [start] = FROM_SOURCES.exec(module) ?? [];
  return start === undefined ? null : module.slice(start.length);
}

/**
 * Where the file of a module may lie, the likeliest first, as a file at `from` names it. Empty for packages from elsewhere, and in languages
 * where a module is no file.
 */
export function modulePaths(language: ProgramLanguage | null, module: string, from: string): readonly string[] {
  if (language === 'python') return pythonPaths(module, from);
  return language === 'javascript' ? scriptPaths(module, from) : [];
}

function scriptPaths(module: string, importer: string): readonly string[] {
  const place = placeInSources(module);
  if (place !== null) {
    return foldersAround(importer).flatMap((folder) =>
      SOURCE_FOLDERS.flatMap((sources) => withEndings(posix.join(folder, sources, place))),
    );
  }
  return module.startsWith('.') ? withEndings(posix.join(posix.dirname(importer), module)) : [];
}

function withEndings(path: string): readonly string[] {
  // TypeScript's own imports are written with the ending of what they become.
  const bare = path.replace(/\.([cm]?)js$/, '');
  return [
    ...ENDINGS.map((ending) => path + ending),
    ...(bare === path ? [] : ENDINGS.slice(1).map((ending) => bare + ending)),
  ];
}

/** The folders that a file lies in, the nearest first; the last is the repository itself. */
function foldersAround(path: string): readonly string[] {
  const parts = posix.dirname(path).split('/');
  if (parts[0] === '.') return [''];
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('/')), ''];
}

function pythonPaths(module: string, importer: string): readonly string[] {
  const dots = /^\.*/.exec(module)![0].length;
  const parts = module
    .slice(dots)
    .split('.')
    .filter((part) => part !== '');
  const path = parts.join('/');
  return pythonRoots(dots, parts.length, importer).flatMap((root) => [
    posix.join(root, `${path}.py`),
    posix.join(root, path, '__init__.py'),
  ]);
}

/** An absolute name starts at the folder of the project; one of a single part may be a module of Python, which comes first. */
function pythonRoots(dots: number, parts: number, importer: string): readonly string[] {
  if (dots > 0) return [posix.join(posix.dirname(importer), ...Array<string>(dots - 1).fill('..'))];
  const around = parts > 1 ? foldersAround(importer).slice(0, -1) : [];
  return ['', 'src', ...around];
}
