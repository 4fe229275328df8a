import { randomUUID } from 'node:crypto';
import { cancelled } from '../../domain';
import type { WorkerPool } from './worker-pool';

export interface PrintJob {
  /** Absolute path of the worker's module, which calls `servePrints`. */
  readonly module: string;
  readonly workers: WorkerPool;
  readonly args: readonly string[];
  readonly timeoutMs: number;
  /** Resident megabytes of the worker's own process. */
  readonly memoryMb: number;
  /** More output ends the worker. */
  readonly maxOutputBytes: number;
  readonly signal: AbortSignal;
}

/** What was printed; or why nothing of it is to be trusted, for a person. */
export type PrintResult =
  { readonly state: 'printed'; readonly output: Buffer } | { readonly state: 'failed'; readonly reason: string };

/**
 * Has a worker print what its tool says to these arguments. A worker that reaches a limit is killed, with all that it started, and gone
 * when this resolves.
 * @throws Failure `cancelled` only.
 */
export async function runPrintWorker(job: PrintJob): Promise<PrintResult> {
  const result = job.signal.aborted ? null : await order(job);
  if (result === null || job.signal.aborted) throw cancelled();
  return result;
}

async function order(job: PrintJob): Promise<PrintResult> {
  const { module, workers, args, timeoutMs, memoryMb, maxOutputBytes, signal } = job;
  const { worker, giveBack } = workers.take(module, memoryMb, 'prints');
  const end = `\n${randomUUID()}\n`;
  const chunks: Buffer[] = [];
  let size = 0;
  let tail = Buffer.alloc(0);
  let settle: (result: PrintResult) => void;
  const settled = new Promise<PrintResult>((resolve) => (settle = resolve));
  const fail = (reason: string): void => {
    settle({ state: 'failed', reason });
  };
  const receive = (chunk: Buffer): void => {
    chunks.push(chunk);
    size += chunk.length;
    tail = Buffer.concat([tail, chunk]).subarray(-end.length);
    if (size > maxOutputBytes) fail(`it printed more than ${maxOutputBytes} bytes`);
    else if (tail.toString('latin1') === end)
      settle({ state: 'printed', output: Buffer.concat(chunks).subarray(0, size - end.length) });
  };
  const abort = (): void => fail('it was stopped on request');
  const timer = setTimeout(() => fail(`it ran for more than ${timeoutMs} ms`), timeoutMs);
  signal.addEventListener('abort', abort, { once: true });
  worker.use({
    onMessage: () => fail('its answer made no sense'),
    onOutput: receive,
    onOverMemory: () => fail(`it used more than ${memoryMb} MB`),
  });
  void worker.gone.then(fail);
  worker.send({ args, end });

  const result = await settled;
  clearTimeout(timer);
  signal.removeEventListener('abort', abort);
  if (result.state === 'printed' && giveBack()) return result;
  worker.kill();
  await worker.gone;
  return result;
}
