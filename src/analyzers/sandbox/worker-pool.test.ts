import { resolve } from 'node:path';
import { runFileWorker } from './run-file-worker';
import { contextWith, describeEcho, isAlive, sourceFiles } from './testing/files';
import { createWorkerPool, type WorkerPool } from './worker-pool';

const faulty = resolve(__dirname, 'testing/faulty-worker.ts');
const KEPT_MS = 60_000;

/** What a worker of the pool answers about one text. */
async function ask(workers: WorkerPool, text: string, limits = {}): Promise<string> {
  const files = sourceFiles([text]);
  const [report] = await runFileWorker({
    module: faulty,
    workers,
    files,
    context: contextWith(limits),
    describe: describeEcho,
  });
  return report!.error ?? report!.findings.map(({ message }) => message).join();
}

/** The processes are gone before the next test starts. */
async function end(workers: WorkerPool): Promise<void> {
  const { worker } = workers.take(faulty, contextWith({}).limits.memoryMb);
  worker.kill();
  await worker.gone;
}

describe('createWorkerPool', () => {
  it('gives the next run the same process', async () => {
    const workers = createWorkerPool(KEPT_MS);
    const first = await ask(workers, 'process');
    expect(await ask(workers, 'process')).toBe(first);
    expect(isAlive(Number(first))).toBe(true);
    await end(workers);
  });

  it('keeps none where it is told so', async () => {
    const workers = createWorkerPool(0);
    const first = await ask(workers, 'process');
    expect(isAlive(Number(first))).toBe(false);
    expect(await ask(workers, 'process')).not.toBe(first);
  });

  it.each(['crash', 'hang', 'garbage', 'nonsense'])('never sees a worker again that failed: %s', async (deed) => {
    const workers = createWorkerPool(KEPT_MS);
    const first = await ask(workers, 'process');
    await ask(workers, deed, { fileTimeoutMs: 500 });
    const second = await ask(workers, 'process');
    expect(second).not.toBe(first);
    expect(isAlive(Number(first))).toBe(false);
    await end(workers);
  });

  it('hands one worker to one run at a time', () => {
    const workers = createWorkerPool(KEPT_MS);
    const taken = [workers.take(faulty, 100), workers.take(faulty, 100)];
    expect(taken[0]!.worker).not.toBe(taken[1]!.worker);
    expect(taken.map(({ giveBack }) => giveBack())).toEqual([true, true]);
    const again = [workers.take(faulty, 100), workers.take(faulty, 100)];
    expect(again.map(({ warm }) => warm)).toEqual([true, true]);
    expect(new Set(again.map(({ worker }) => worker))).toEqual(new Set(taken.map(({ worker }) => worker)));
    for (const { worker } of again) worker.kill();
  });

  it('does not offer a worker with another memory limit', () => {
    const workers = createWorkerPool(KEPT_MS);
    const taken = workers.take(faulty, 100);
    taken.giveBack();
    const other = workers.take(faulty, 200);
    expect(other.warm).toBe(false);
    for (const { worker } of [taken, other]) worker.kill();
  });

  it('forgets a worker that died while it waited', async () => {
    const workers = createWorkerPool(KEPT_MS);
    const { worker, giveBack } = workers.take(faulty, 100);
    giveBack();
    worker.kill();
    await worker.gone;
    const next = workers.take(faulty, 100);
    expect(next.warm).toBe(false);
    next.worker.kill();
  });

  it('ends a worker that waited too long', async () => {
    const workers = createWorkerPool(1);
    const { worker, giveBack } = workers.take(faulty, 100);
    expect(giveBack()).toBe(true);
    expect(await worker.gone).toMatch(/SIGKILL/);
  });
});
