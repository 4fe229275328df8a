import type { AnalyzerLimits } from '../port';
import type { FileBoard, JudgedFile } from './file-board';
import { type Answer, type Assignment, readAnswer } from './protocol';
import type { WorkerPool } from './worker-pool';

/** Makes a finding of what the worker sent, or null to leave it out. What it throws makes the whole answer an error. */
export type Describe<T> = (wire: unknown, file: JudgedFile) => T | null;

/** How one worker process ended. After a fault the file that it was at is failed, and those sent ahead wait again. */
export type SessionEnd =
  | { readonly kind: 'drained' | 'stopped' }
  | { readonly kind: 'fault'; readonly reason: string; readonly started: boolean };

interface SessionOptions<T> {
  readonly module: string;
  readonly workers: WorkerPool;
  readonly limits: AnalyzerLimits;
  readonly describe: Describe<T>;
  readonly board: FileBoard<T>;
  /** Kills the process. */
  readonly stop: AbortSignal;
}

/** One under judgement and one sent ahead at least, so that the worker never waits for us. */
const UNDER_WAY = 2;
/** Of small files more are sent ahead, in one message: it costs both sides more than such a file does, and we may be busy elsewhere. */
const SMALL_UNDER_WAY = 16;
/** In bytes, for all that is under way. */
const SMALL_LENGTH = 60_000;
/** What is sent ahead is kept from other processes: this share of what waits, so that they all end together. */
const SHARE = 1 / 4;
/** Loading a tool on a busy machine. No file is to blame for this. */
const START_LIMIT_MS = 30_000;

const decoder = new TextDecoder();

/** Runs one worker over the waiting files until none waits or it fails. Resolves when its process is gone, or kept for the next. */
export async function runSession<T>({
  module,
  workers,
  limits,
  describe,
  board,
  stop,
}: SessionOptions<T>): Promise<SessionEnd> {
  const underWay: number[] = [];
  const { worker, warm, giveBack } = workers.take(module, limits.memoryMb);
  let started = warm;
  let end: SessionEnd | null = null;
  let wakeUp = (): void => undefined;
  const kept = new Promise<void>((resolve) => (wakeUp = resolve));

  const finish = (why: SessionEnd): void => {
    if (end) return;
    end = why;
    clearTimeout(timer);
    if (why.kind === 'drained' && giveBack()) wakeUp();
    else worker.kill();
  };
  const fault = (reason: string): void => {
    finish({ kind: 'fault', reason, started });
  };

  const feed = (least: number, most: number): void => {
    let length = underWay.reduce((sum, index) => sum + lengthOf(board.file(index)), 0);
    const isLow = underWay.length <= most / 2 && length <= SMALL_LENGTH / 2;
    const goal = isLow ? Math.min(most, Math.floor(board.waiting * SHARE)) : 0;
    const sent: Assignment[] = [];
    while (underWay.length < least || (underWay.length < goal && length < SMALL_LENGTH)) {
      const index = board.take();
      if (index === null) break;
      underWay.push(index);
      const file = board.file(index);
      length += lengthOf(file);
      sent.push(assignment(index, file));
    }
    if (sent.length > 0) worker.send(sent);
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
    timer = setTimeout(tooLong, limits.fileTimeoutMs);
    feed(UNDER_WAY, SMALL_UNDER_WAY);
  };
  const accept = (answer: Answer): boolean => {
    const first = !started;
    started ||= answer.kind === 'ready';
    if (answer.kind === 'ready') return first;
    if (first || answer.index !== underWay[0]) return false;
    if (answer.kind === 'error') board.fail(answer.index, answer.error);
    else if (!settleFindings(board, answer, describe)) return false;
    underWay.shift();
    return true;
  };

  worker.use({ onMessage: receive, onOverMemory: () => fault(`it used more than ${limits.memoryMb} MB`) });
  const tooLong = (): void => fault(`it took longer than ${limits.fileTimeoutMs} ms`);
  let timer = warm
    ? setTimeout(tooLong, limits.fileTimeoutMs)
    : setTimeout(() => fault('it did not start in time'), START_LIMIT_MS);
  const stopped = (): void => {
    finish({ kind: 'stopped' });
  };
  stop.addEventListener('abort', stopped, { once: true });
  // Only one before it is ready: a second process may be ready first.
  if (warm) feed(UNDER_WAY, SMALL_UNDER_WAY);
  else feed(1, 1);

  const death = await Promise.race([worker.gone, kept]);
  stop.removeEventListener('abort', stopped);
  if (death !== undefined) finish({ kind: 'fault', reason: death, started });
  return leave(end!, underWay, board);
}

function lengthOf({ content, before }: JudgedFile): number {
  return content.length + (before?.length ?? 0);
}

function assignment(index: number, { path, content, before }: JudgedFile): Assignment {
  return { index, path, text: decoder.decode(content), before: before ? decoder.decode(before) : null };
}

/** False when they made no sense. */
function settleFindings<T>(
  board: FileBoard<T>,
  { index, findings }: Answer & { kind: 'findings' },
  describe: Describe<T>,
): boolean {
  try {
    const file = board.file(index);
    board.settle(
      index,
      findings.flatMap((wire) => describe(wire, file) ?? []),
    );
    return true;
  } catch {
    return false;
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
