import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type PrintJob, type PrintResult, runPrintWorker } from './run-print-worker';
import { withScratchFolder } from './scratch-folder';
import { isAlive } from './testing/files';
import { createWorkerPool } from './worker-pool';

const PRINTER = resolve(__dirname, 'testing/printing-worker.ts');
const kept = createWorkerPool(10_000);

function order(args: readonly string[], options: Partial<PrintJob> = {}): Promise<PrintResult> {
  return runPrintWorker({
    module: PRINTER,
    workers: kept,
    args,
    timeoutMs: 20_000,
    memoryMb: 300,
    maxOutputBytes: 100_000,
    signal: new AbortController().signal,
    ...options,
  });
}

async function printed(args: readonly string[], options: Partial<PrintJob> = {}): Promise<string> {
  const result = await order(args, options);
  if (result.state === 'failed') throw new Error(result.reason);
  return result.output.toString();
}

describe('runPrintWorker', () => {
  it('hands back what was printed, of each order alone, by the same process', async () => {
    const pid = await printed(['process']);
    expect(await printed(['say', 'a\n\nb'])).toBe('a\n\nb');
    expect(await printed(['say', ''])).toBe('');
    expect(await printed(['process'])).toBe(pid);
  });

  it('gives it nothing inherited', async () => {
    process.env.LOOM_TEST_TOKEN = 'hidden';
    const names = await printed(['environment']).finally(() => delete process.env.LOOM_TEST_TOKEN);
    expect(names.split(',')).toEqual(expect.arrayContaining(['LANG', 'PATH']));
    expect(names).not.toContain('LOOM_TEST_TOKEN');
  });

  it.each([
    ['hog', 'it used more than 300 MB'],
    ['flood', 'it printed more than 100000 bytes'],
    ['throw', 'its process crashed (exit code 1): no report for this'],
  ] as const)('ends and reports, and the next order is done by another process: %s', async (deed, reason) => {
    const before = await printed(['process']);
    const result = await order([deed]);
    expect(result).toEqual({ state: 'failed', reason: expect.stringContaining(reason) as string });
    expect(isAlive(Number(before))).toBe(false);
    expect(await printed(['process'])).not.toBe(before);
  });

  it('ends a worker that prints unasked', async () => {
    const pid = await printed(['process']);
    const { worker, giveBack } = kept.take(PRINTER, 300, 'prints');
    giveBack();
    worker.send({ args: ['say', 'and another thing'], end: '' });
    expect(await worker.gone).toContain('SIGKILL');
    expect(isAlive(Number(pid))).toBe(false);
  });

  it('is killed after its time, with what it started', async () => {
    await withScratchFolder(async (folder) => {
      const note = join(folder, 'pid');
      const reason = 'it ran for more than 1500 ms';
      await printed(['process']);
      expect(await order(['hangWithChild', note], { timeoutMs: 1_500 })).toEqual({ state: 'failed', reason });
      // Our child is reaped; its child is the init process's to reap, which may take a moment.
      const pid = Number(await readFile(note, 'utf8'));
      while (isAlive(pid) && !(await isZombie(pid))) await new Promise((done) => setImmediate(done));
    });
  });

  it('is killed when the review is cancelled', async () => {
    await withScratchFolder(async (folder) => {
      const note = join(folder, 'pid');
      await writeFile(note, '');
      const controller = new AbortController();
      const run = order(['hang', note], { signal: controller.signal });
      let pid = 0;
      while (pid === 0) pid = Number(await readFile(note, 'utf8'));
      controller.abort();
      await expect(run).rejects.toMatchObject({ kind: 'cancelled' });
      expect(isAlive(pid)).toBe(false);
    });
  });

  it('does not start when the review is cancelled already', async () => {
    await expect(order([], { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

async function isZombie(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => 'State:\tZ');
  return /^State:\s*Z/m.test(status);
}
