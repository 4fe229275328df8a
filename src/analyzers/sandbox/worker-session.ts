import type { AnalyzerLimits } from '../port';
import type { FileBoard, JudgedFile } from './file-board';
import { type Answer, readAnswer } from './protocol';
import { startWorker } from './worker-process';

/** Makes a finding of what the worker sent, or null to leave it out. What it throws makes the whole answer an error. */
export type Describe<T> = (wire: unknown, file: JudgedFile) => T | null;

/** How one worker process ended. After a fault the file that it was at is failed, and those sent ahead wait again. */
export type SessionEnd =
  | { readonly kind: 'drained' | 'stopped' }
  | { readonly kind: 'fault'; readonly reason: string; readonly started: boolean };

interface SessionOptions<T> {
  readonly module: string;
  readonly limits: AnalyzerLimits;
  readonly describe: Describe<T>;
  readonly board: FileBoard<T>;
  /** Kills the process. */
  readonly stop: AbortSignal;
}

/** One under judgement and one sent ahead, so that the worker never waits for us. */
const UNDER_WAY = 2;
/** Loading a tool on a busy machine. No file is to blame for this. */
const START_LIMIT_MS = 30_000;

const decoder = new TextDecoder();

/** Runs one worker process over the waiting files until none waits or it fails. Resolves when the process is gone. */
export async function runSession<T>({ module, limits, describe, board, stop }: SessionOptions<T>): Promise<SessionEnd> {
  const underWay: number[] = [];
  let started = false;
  let end: SessionEnd | null = null;

  const finish = (why: SessionEnd): void => {
    end ??= why;
    clearTimeout(timer);
    worker.kill();
  };
  const fault = (reason: string): void => {
    finish({ kind: 'fault', reason, started });
  };

  const feed = (upTo: number): void => {
    while (underWay.length < upTo) {
      const index = board.take();
      if (index === null) break;
      underWay.push(index);
      const { path, content, before } = board.file(index);
      worker.send({ index, path, text: decoder.decode(content), before: before ? decoder.decode(before) : null });
    }
    if (underWay.length === 0) finish({ kind: 'drained' });
  };
  const receive = (message: unknown): void => {
    if (end) return;
    const answer = readAnswer(message);
    if (answer === null || !accept(answer)) {
      fault('its answer made no sense');
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => fault(`it took longer than ${limits.fileTimeoutMs} ms`), limits.fileTimeoutMs);
    feed(UNDER_WAY);
  };
  const accept = (answer: Answer): boolean => {
    const first = !started;
    started ||= answer.kind === 'ready';
    if (answer.kind === 'ready') return first;
    if (first || answer.index !== underWay[0]) return false;
    underWay.shift();
    if (answer.kind === 'error') board.fail(answer.index, answer.error);
    else settleFindings(board, answer, describe);
    return true;
  };

  const worker = startWorker({
    module,
    memoryMb: limits.memoryMb,
    onMessage: receive,
    onOverMemory: () => fault(`it used more than ${limits.memoryMb} MB`),
  });
  let timer = setTimeout(() => fault('it did not start in time'), START_LIMIT_MS);
  const stopped = (): void => {
    finish({ kind: 'stopped' });
  };
  stop.addEventListener('abort', stopped, { once: true });
  // Only one before it is ready: a second process may be ready first.
  feed(1);

  const death = await worker.gone;
  stop.removeEventListener('abort', stopped);
  finish({ kind: 'fault', reason: death, started });
  return leave(end!, underWay, board);
}

function settleFindings<T>(
  board: FileBoard<T>,
  { index, findings }: Answer & { kind: 'findings' },
  describe: Describe<T>,
): void {
  try {
    const file = board.file(index);
    board.settle(
      index,
      findings.flatMap((wire) => describe(wire, file) ?? []),
    );
  } catch {
    board.fail(index, 'its answer made no sense');
  }
}

function leave<T>(end: SessionEnd, underWay: readonly number[], board: FileBoard<T>): SessionEnd {
  if (end.kind !== 'fault') return end;
  const [culprit] = underWay;
  const blamed = end.started && culprit !== undefined;
  if (blamed) board.fail(culprit, end.reason);
  board.giveBack(blamed ? underWay.slice(1) : underWay);
  return end;
}
