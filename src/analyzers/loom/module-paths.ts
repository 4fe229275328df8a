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

/**
 * Where the file of a module may lie, the likeliest first, as a file at `from` names it. Empty for packages from elsewhere, and in languages
 * where a module is no file.
 */
export function modulePaths(language: ProgramLanguage | null, module: string, from: string): readonly string[] {
  if (language === 'python') return pythonPaths(module, from);
  return language === 'javascript' ? scriptPaths(module, from) : [];
}

function scriptPaths(module: string, importer: string): readonly string[] {
  if (!module.startsWith('.')) return [];
  const path = posix.join(posix.dirname(importer), module);
  // TypeScript's own imports are written with the ending of what they become.
  const bare = path.replace(/\.([cm]?)js$/, '');
  return [...ENDINGS.map((ending) => path + ending), ...ENDINGS.slice(1).map((ending) => bare + ending)];
}

function pythonPaths(module: string, importer: string): readonly string[] {
  const dots = /^\.*/.exec(module)![0].length;
  const parts = module
    .slice(dots)
    .split('.')
    .filter((part) => part !== '')
    .join('/');
  const roots = dots === 0 ? ['', 'src'] : [posix.join(posix.dirname(importer), ...Array<string>(dots - 1).fill('..'))];
  return roots.flatMap((root) => [posix.join(root, `${parts}.py`), posix.join(root, parts, '__init__.py')]);
}
