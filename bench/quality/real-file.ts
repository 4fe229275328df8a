import type { FileReport } from '../../src/analyzers';
import { type Analysed, fileKey } from '../open-set/analyse-texts';
import { filesToRead, type PreparedPullRequest } from './prepared';

/** A file of real code as a whole, with what was found anywhere in it. */
export interface RealFile {
  readonly path: string;
  readonly lines: number;
  readonly findings: FileReport['findings'];
}

/** The heads of the files that reviews read, each content once. */
export function realFiles(
  prepared: readonly PreparedPullRequest[],
  analysed: ReadonlyMap<string, Analysed>,
): readonly RealFile[] {
  const keys = new Set(prepared.flatMap(filesToRead).map(({ head }) => fileKey(head)));
  return [...keys].flatMap((key) => {
    const known = analysed.get(key);
    if (known === undefined) return [];
    const { file, findings } = known;
    return [{ path: file.path, lines: lineCount(file.content), findings }];
  });
}

function lineCount(content: Uint8Array): number {
  return content.reduce((count, byte) => (byte === 10 ? count + 1 : count), 0);
}
