import { posix } from 'node:path';
import type { OutlinedFile } from './file-index';

/**
 * Whether a class that a file of C# or Ruby names without saying where it comes from is the one of that file: it is visible from there, and
 * no other file is called like it.
 */
export function isSurelyIt(
  paths: ReadonlySet<string> | null,
): (user: OutlinedFile, found: OutlinedFile, name: string) => boolean {
  const named = new Map<string, string[]>();
  for (const path of paths ?? []) {
    if (!/\.(?:cs|rb)$/.test(path)) continue;
    const base = posix.basename(path);
    const known = named.get(base);
    if (known) known.push(path);
    else named.set(base, [path]);
  }
  return (user, found, name) => {
    if (user.path.endsWith('.cs') && !isVisible(user, found)) return false;
    const base = user.path.endsWith('.cs') ? `${name}.cs` : `${snakeCase(name)}.rb`;
    return (named.get(base) ?? []).every((path) => path === found.path);
  };
}

/** In the same namespace or one around it, or named by `using`. */
function isVisible({ outline: { home, opens } }: OutlinedFile, { outline: { home: there } }: OutlinedFile): boolean {
  return there === '' || home === there || home.startsWith(`${there}.`) || opens.includes(there);
}

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}
