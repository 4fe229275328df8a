import type { DiffEnds, DiffLine } from '../../../diff';
import type { LineType } from '../../../world';
import { readFiles } from '../../diff/read-files';

export type Side = 'FROM' | 'TO';

/** The lines of a file that a diff shows, and as what. */
export interface ShownLines {
  typeOf(side: Side, line: number): LineType | null;
}

/** As far around a change as the product shows, and so lets people comment. */
const SHOWN_CONTEXT = 10;
const TYPES = { added: 'ADDED', removed: 'REMOVED', context: 'CONTEXT' } as const;

/** Null when the diff does not touch the file. */
export async function readShownLines(ends: DiffEnds, path: string, srcPath: string | null): Promise<ShownLines | null> {
  const wishes = { context: SHOWN_CONTEXT, ignoreWhitespace: false, paths: [] };
  const files = await readFiles(ends, wishes);
  const file = files.find(({ oldPath, newPath }) => (newPath ?? oldPath) === path && isFrom(oldPath, srcPath));
  if (file === undefined) return null;
  const types = new Map<string, LineType>();
  for (const line of file.hunks.flatMap(({ lines }) => lines)) {
    for (const name of namesOf(line)) types.set(name, TYPES[line.kind]);
  }
  return { typeOf: (side, line) => types.get(`${side}${line}`) ?? null };
}

function isFrom(oldPath: string | null, srcPath: string | null): boolean {
  return srcPath === null || oldPath === null || oldPath === srcPath;
}

function namesOf({ oldLine, newLine }: DiffLine): readonly string[] {
  return [...(oldLine === null ? [] : [`FROM${oldLine}`]), ...(newLine === null ? [] : [`TO${newLine}`])];
}
