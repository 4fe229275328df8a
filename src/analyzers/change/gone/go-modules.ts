import { posix } from 'node:path';
import type { SourceFile } from '../../port';

export function isGoModule(path: string): boolean {
  return posix.basename(path) === 'go.mod';
}

/** The names of modules by the folder of their `go.mod`. */
export function goModulesIn(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ path, content }) => {
      const [, name] = /^module[ \t]+"?([^\s"]+)/m.exec(Buffer.from(content).toString()) ?? [];
      return name === undefined ? [] : [[posix.dirname(path), name] as const];
    }),
  );
}
