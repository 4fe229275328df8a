import { availableParallelism } from 'node:os';
import { cancelled } from '../../domain';
import type { AnalyzerContext, SourceFile } from '../port';
import { createFileBoard, type FileBoard, type JudgedFile, type WorkerReport } from './file-board';
import type { WorkerPool } from './worker-pool';
import { type Describe, runSession } from './worker-session';

export interface FileWorkerJob<T> {
  /** Absolute path of the worker's module, which calls `serveFiles`. */
  readonly module: string;
  readonly workers: WorkerPool;
  readonly files: readonly JudgedFile[];
  readonly context: AnalyzerContext;
  readonly describe: Describe<T>;
}

/** Text that is worth the start of one more process: below this, loading the tool twice costs more than it saves. */
const BYTES_PER_PROCESS = 600_000;
/** The same where the process is there already, or is kept for the next run. */
const BYTES_PER_KEPT_PROCESS = 60_000;
/** Processes that may die in one run before the rest of the files is given up. */
const MAX_FAULTS = 8;

interface Faults {
  count: number;
  last: string;
}

/**
 * Has a worker judge files, each under its own time limit. A file that hangs or crashes the worker gets an error; the others go on in
 * a fresh process. Reports are in the order of the files.
 * @throws Failure `cancelled` only, once every process is gone.
 */
export async function runFileWorker<T>(job: FileWorkerJob<T>): Promise<readonly WorkerReport<T>[]> {
  const { files, context } = job;
  const board = createFileBoard<T>(files);
  const faults: Faults = { count: 0, last: '' };
  const stop = AbortSignal.any([context.signal, AbortSignal.timeout(context.limits.runTimeoutMs)]);
  const processes = processCount(files, job.workers.keeps);
  await Promise.all(Array.from({ length: processes }, () => keepServing(job, board, faults, stop)));
  if (context.signal.aborted) throw cancelled();
  return board.reports(
    stop.aborted ? `not reached within ${context.limits.runTimeoutMs} ms` : `given up: ${faults.last}`,
  );
}

async function keepServing<T>(
  job: FileWorkerJob<T>,
  board: FileBoard<T>,
  faults: Faults,
  stop: AbortSignal,
): Promise<void> {
  const { module, workers, describe, context } = job;
  while (board.waiting > 0 && faults.count < MAX_FAULTS && !stop.aborted) {
    const end = await runSession({ module, workers, describe, limits: context.limits, board, stop });
    if (end.kind !== 'fault') continue;
    // A worker that does not even load will hardly load the next time: it gets one more chance.
    faults.count += end.started ? 1 : MAX_FAULTS / 2;
    faults.last = end.reason;
  }
}

/** How many processes the amount of text is worth on this machine. A small one leaves a processor to the other tools of the review. */
export function processCount(
  files: readonly SourceFile[],
  kept: boolean,
  processors: number = availableParallelism(),
): number {
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  const each = kept ? BYTES_PER_KEPT_PROCESS : BYTES_PER_PROCESS;
  const free = bytes < BYTES_PER_PROCESS ? Math.max(1, processors - 1) : processors;
  return Math.min(files.length, free, Math.max(1, Math.ceil(bytes / each)));
}
