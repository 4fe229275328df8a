import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the compiled program. */
export const BUILT = join(__dirname, '..', 'dist');

/**
 * A module of Loom as users run it, which is compiled: what makes TypeScript run without a build adds work of its own to every
 * function, and compiles a worker whenever one starts.
 * @param path folder below `src`
 * @throws Error when Loom is not built
 */
export async function importBuilt<Module>(path: string): Promise<Module> {
  if (!existsSync(BUILT)) throw new Error('Loom is not built. Run `npm run build` first.');
  return (await import(join(BUILT, path))) as Module;
}
