import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** What of a worker's memory limit its JavaScript objects may take; the rest is code, buffers and the files under way. */
const HEAP_SHARE = 0.75;
/**
 * A tool makes a tree of every file and drops it: with room for a whole one, less of it is copied around before it is garbage. One helper
 * of V8 beside the worker instead of four needs less memory than that room takes, and leaves the processors to the other workers. V8
 * would learn from the trees under way that such objects live long, and make them old ones, which keep all that they name until they are
 * collected themselves: trees of files that are done would be copied with each that follows.
 */
const GARBAGE = [
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
  '--v8-pool-size=1',
  '--no-allocation-site-pretenuring',
] as const;

/** How a worker's tool answers: by messages, or, where it is native code that can do nothing else, by printing. */
export type WorkerKind = 'tells' | 'prints';

/** Arguments for the Node that runs a worker module. */
export function workerArguments(module: string, memoryMb: number, kind: WorkerKind): readonly string[] {
  const heap = `--max-old-space-size=${Math.floor(memoryMb * HEAP_SHARE)}`;
  // From source, as under Jest, the worker's TypeScript is compiled as it loads; that needs files and processes of its own.
  if (module.endsWith('.ts')) return [heap, '--require', require.resolve('tsx/cjs')];
  const permissions = permissionArguments(module, process.versions.node);
  const addons = kind === 'prints' && permissions.length > 0 ? ['--allow-addons'] : [];
  return [heap, ...GARBAGE, '--no-warnings', ...permissions, ...addons];
}

/**
 * Under Node's permission model a worker reads its own code and its packages and nothing else; it neither writes nor starts
 * processes. Empty where this Node has no such model.
 */
export function permissionArguments(module: string, nodeVersion: string): readonly string[] {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major < 20) return [];
  const stable = major > 23 || (major === 23 && minor >= 5);
  const folders = readableFolders(module);
  // In these arguments a comma separates folders and an asterisk stands for anything; neither can be escaped.
  if (folders.some((folder) => /[,*]/.test(folder))) return [];
  const readable = folders.map((folder) => `--allow-fs-read=${folder}${sep}`);
  return [stable ? '--permission' : '--experimental-permission', ...readable];
}

/** The package or build folder that holds the module, and every node_modules folder it can import from. */
function readableFolders(module: string): readonly string[] {
  const folders = [ownFolder(module)];
  for (let folder = dirname(module); ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    // Node reads a linked folder under its real name.
    if (existsSync(packages)) folders.push(packages, realpathSync(packages));
    if (folder === dirname(folder)) return [...new Set(folders)];
  }
}

function ownFolder(module: string): string {
  const built = module.lastIndexOf(`${sep}dist${sep}`);
  return built < 0 ? dirname(module) : module.slice(0, built + `${sep}dist`.length);
}
