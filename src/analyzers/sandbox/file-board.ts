import type { SourceFile } from '../port';

/** What a worker is given: a content, and for a tool that compares the one before it. */
export interface JudgedFile extends SourceFile {
  readonly before?: Uint8Array;
}

/** What one file came to: as a `FileReport`, but with findings of the tool's own form. */
export interface WorkerReport<T> {
  readonly id: string;
  readonly path: string;
  readonly findings: readonly T[];
  readonly error?: string;
}

/** Which files are waiting, and what is known about the others. Shared by all processes of one run. */
export interface FileBoard<T> {
  /** Takes the next waiting file, the longest first; null when none waits. */
  take(): number | null;
  /** Puts files back that were taken but not judged; they are next. */
  giveBack(indexes: readonly number[]): void;
  settle(index: number, findings: readonly T[]): void;
  fail(index: number, error: string): void;
  /** How many files wait. */
  readonly waiting: number;
  file(index: number): JudgedFile;
  /** One report per file, in their order; `otherwise` is the error of those that were not reached. */
  reports(otherwise: string): readonly WorkerReport<T>[];
}

export function createFileBoard<T>(files: readonly JudgedFile[]): FileBoard<T> {
  // The longest first: with two processes, one would otherwise end up alone with it.
  const waiting = [...files.keys()].sort((a, b) => files[b]!.content.length - files[a]!.content.length);
  const reports = new Map<number, WorkerReport<T>>();
  const file = (index: number): JudgedFile => files[index]!;
  const report = (index: number, rest: Pick<WorkerReport<T>, 'findings' | 'error'>): void => {
    const { id, path } = file(index);
    reports.set(index, { id, path, ...rest });
  };
  return {
    take: () => waiting.shift() ?? null,
    giveBack: (indexes) => void waiting.unshift(...indexes),
    settle: (index, findings) => report(index, { findings }),
    fail: (index, error) => report(index, { findings: [], error }),
    get waiting() {
      return waiting.length;
    },
    file,
    reports: (otherwise) =>
      files.map(({ id, path }, index) => reports.get(index) ?? { id, path, findings: [], error: otherwise }),
  };
}
