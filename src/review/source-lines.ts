import type { SourceFile } from '../analyzers';
import type { Side } from '../domain';
import type { ReadFile } from './read-files';

/** Lines of the contents of a review by side and path, cut on first use. */
export interface SourceLines {
  of(file: SourceFile): readonly string[];
  at(side: Side, path: string): readonly string[] | null;
}

export function sourceLines(files: readonly ReadFile[]): SourceLines {
  const cut = new Map<SourceFile, readonly string[]>();
  const sides = {
    new: new Map(files.map(({ head }) => [head.path, head])),
    old: new Map(files.flatMap(({ base }) => (base === null ? [] : [[base.path, base] as const]))),
  };
  const of = (file: SourceFile): readonly string[] => {
    const known = cut.get(file);
    if (known) return known;
    const lines = new TextDecoder().decode(file.content).split(/\r?\n/);
    cut.set(file, lines);
    return lines;
  };
  return {
    of,
    at(side, path) {
      const file = sides[side].get(path);
      return file === undefined ? null : of(file);
    },
  };
}
