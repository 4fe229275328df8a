import { parseDiff, type DiffEnds, type FileDiff } from '../../diff';
import { readDiff } from '../../git';

export interface DiffWishes {
  readonly context: number;
  readonly ignoreWhitespace: boolean;
  /** A moved file is looked for under both of its names. */
  readonly paths: readonly string[];
}

export function readRawDiff(ends: DiffEnds, wishes: DiffWishes): Promise<Buffer> {
  const { folder, base, source, options } = ends;
  return readDiff(folder, { base, source, renames: true, ...wishes }, options);
}

export async function readFiles(ends: DiffEnds, wishes: DiffWishes): Promise<readonly FileDiff[]> {
  return parseDiff((await readRawDiff(ends, wishes)).toString('utf8'));
}
