import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute, join, delimiter } from 'node:path';
import { runProgram, withScratchFolder } from '../sandbox';
import type { HostProgram } from './host-tool';

const LONGEST_MS = 10_000;
const MEMORY_MB = 512;

/** What a look for one program gave: the program, or why it cannot be used. */
export type FoundTool = HostProgram | { readonly name: string; readonly missing: string };

/**
 * Looks for programs on the search path and asks each for its version. Folders of the path that are not absolute are left out: they
 * would mean whatever folder Loom happens to stand in.
 */
export async function findHostTools(names: readonly string[], searchPath: string): Promise<readonly FoundTool[]> {
  return Promise.all(names.map((name) => findOne(name, searchPath)));
}

async function findOne(name: string, searchPath: string): Promise<FoundTool> {
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    const file = join(folder, name);
    if (await isExecutable(file)) return asked(name, file);
  }
  return { name, missing: 'it is not installed where PATH leads' };
}

async function asked(name: string, file: string): Promise<FoundTool> {
  const result = await withScratchFolder((cwd) =>
    runProgram({
      command: file,
      args: ['--version'],
      cwd,
      timeoutMs: LONGEST_MS,
      memoryMb: MEMORY_MB,
      maxOutputBytes: 100_000,
      signal: new AbortController().signal,
    }),
  );
  if (result.state !== 'exited') return { name, missing: `\`${name} --version\` failed: ${result.reason}` };
  const version = /\b\d+\.\d+(?:\.\d+)*\b/.exec(result.stdout.toString('utf8'))?.[0];
  return version === undefined ? { name, missing: `\`${name} --version\` tells no version` } : { name, file, version };
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
