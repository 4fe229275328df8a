import type { Finding } from '../../domain';
import type { FileReport, SourceFile } from '../port';

/** Which files are waiting, and what is known about the others. Shared by all processes of one run. */
export interface FileBoard {
  /** Takes the next waiting file, the longest first; null when none waits. */
  take(): number | null;
  /** Puts files back that were taken but not judged; they are next. */
  giveBack(indexes: readonly number[]): void;
  settle(index: number, findings: readonly Finding[]): void;
  fail(index: number, error: string): void;
  /** True while files wait. */
  readonly waiting: boolean;
  file(index: number): SourceFile;
  /** One report per file, in their order; `otherwise` is the error of those that were not reached. */
  reports(otherwise: string): readonly FileReport[];
}

export function createFileBoard(files: readonly SourceFile[]): FileBoard {
  // The longest first: with two processes, one would otherwise end up alone with it.
  const waiting = [...files.keys()].sort((a, b) => files[b]!.content.length - files[a]!.content.length);
  const reports = new Map<number, FileReport>();
  const file = (index: number): SourceFile => files[index]!;
  const report = (index: number, rest: Pick<FileReport, 'findings' | 'error'>): void => {
    const { id, path } = file(index);
    reports.set(index, { id, path, ...rest });
  };
  return {
    take: () => waiting.shift() ?? null,
    giveBack: (indexes) => void waiting.unshift(...indexes),
    settle: (index, findings) => report(index, { findings }),
    fail: (index, error) => report(index, { findings: [], error }),
    get waiting() {
      return waiting.length > 0;
    },
    file,
    reports: (otherwise) =>
      files.map(({ id, path }, index) => reports.get(index) ?? { id, path, findings: [], error: otherwise }),
  };
}
