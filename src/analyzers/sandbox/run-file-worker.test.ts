import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { processCount, runFileWorker } from './run-file-worker';
import { withScratchFolder } from './scratch-folder';
import { contextWith, describeEcho, isAlive, sourceFiles } from './testing/files';
import { createWorkerPool } from './worker-pool';

const faulty = resolve(__dirname, 'testing/faulty-worker.ts');
const broken = resolve(__dirname, 'testing/broken-worker.ts');
const workers = createWorkerPool(0);

async function judge(texts: readonly string[], limits = {}, module = faulty): Promise<readonly string[]> {
  const files = sourceFiles(texts);
  const reports = await runFileWorker({ module, workers, files, context: contextWith(limits), describe: describeEcho });
  expect(reports.map(({ id, path }) => ({ id, path }))).toEqual(files.map(({ id, path }) => ({ id, path })));
  return reports.map(({ error, findings }) => error ?? findings.map(({ message }) => message).join());
}

describe('runFileWorker', () => {
  it('reports every file, in order', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => `file ${index}`);
    expect(await judge(texts)).toEqual(texts.map((_, index) => `folder/${index}.txt`));
  });

  it('gives up a file that hangs and goes on with the others', async () => {
    expect(await judge(['a', 'hang', 'b', 'c'], { fileTimeoutMs: 300 })).toEqual([
      'folder/0.txt',
      'it took longer than 300 ms',
      'folder/2.txt',
      'folder/3.txt',
    ]);
  });

  it.each([
    ['crash', /^its process crashed \(SIGABRT\)/],
    ['exit', /^its process crashed \(exit code 3\)/],
    ['hog', /^(it used more than 400 MB|its process ran out of memory)$/],
    ['throw', /^this file is beyond me$/],
    ['garbage', /^its answer made no sense$/],
    ['nonsense', /^its answer made no sense$/],
  ])('survives a worker that does this: %s', async (deed, expected) => {
    const [before, culprit, ...after] = await judge(['a', deed, 'b', 'c']);
    expect(culprit).toMatch(expected);
    expect([before, ...after]).toEqual(['folder/0.txt', 'folder/2.txt', 'folder/3.txt']);
  });

  it('gives up when process after process dies', async () => {
    const answers = await judge(Array.from({ length: 10 }, () => 'exit'));
    expect(answers.filter((answer) => answer.startsWith('its process crashed'))).toHaveLength(8);
    for (const answer of answers.slice(8)) expect(answer).toMatch(/^given up: its process crashed/);
  });

  it('says why a tool cannot be loaded', async () => {
    expect(await judge(['a', 'b'], {}, broken)).toEqual(
      Array.from({ length: 2 }, () => 'given up: its process crashed (exit code 1): the tool is not installed'),
    );
  });

  it('ends the whole run in time', async () => {
    expect(await judge(['hang', 'a'], { runTimeoutMs: 1_500 })).toEqual([
      'not reached within 1500 ms',
      'not reached within 1500 ms',
    ]);
  });

  it('passes on nothing of its own environment', async () => {
    process.env.LOOM_TEST_TOKEN = 'hidden';
    const [environment] = await judge(['environment']).finally(() => delete process.env.LOOM_TEST_TOKEN);
    expect(Object.keys(JSON.parse(environment!) as object).sort()).toEqual(['LANG', 'PATH']);
    expect(environment).not.toContain('hidden');
  });

  it('kills its process when it is cancelled, and says so', async () => {
    await withScratchFolder(async (folder) => {
      const note = join(folder, 'pid');
      const controller = new AbortController();
      const run = runFileWorker({
        module: faulty,
        workers,
        files: sourceFiles([`hang\n${note}`]),
        context: contextWith({}, controller.signal),
        describe: describeEcho,
      });
      const pid = await untilWritten(note);
      expect(isAlive(pid)).toBe(true);
      controller.abort();
      await expect(run).rejects.toMatchObject({ kind: 'cancelled' });
      expect(isAlive(pid)).toBe(false);
    });
  });

  it('starts nothing when it is cancelled already', async () => {
    const context = contextWith({}, AbortSignal.abort());
    await expect(
      runFileWorker({ module: faulty, workers, files: sourceFiles(['a']), context, describe: describeEcho }),
    ).rejects.toMatchObject({
      kind: 'cancelled',
    });
  });

  it('starts no process for no files', async () => {
    expect(await judge([], {}, '/nowhere.js')).toEqual([]);
  });
});

describe('processCount', () => {
  it('splits only what is worth it', () => {
    const big = 'x'.repeat(700_000);
    expect(processCount(sourceFiles(['a', 'b', 'c']), false, 8)).toBe(1);
    expect(processCount(sourceFiles([big]), false, 8)).toBe(1);
    expect(processCount(sourceFiles([big, big]), false, 8)).toBe(2);
    expect(processCount(sourceFiles([big, big, big, big]), false, 3)).toBe(3);
  });

  it('splits sooner where processes are kept', () => {
    const middling = 'x'.repeat(50_000);
    expect(processCount(sourceFiles([middling, middling]), false, 8)).toBe(1);
    expect(processCount(sourceFiles([middling, middling]), true, 8)).toBe(2);
    expect(processCount(sourceFiles(['a', 'b']), true, 8)).toBe(1);
  });

  it('leaves a processor to the other tools while there is little to do', () => {
    const middling = 'x'.repeat(200_000);
    expect(processCount(sourceFiles([middling, middling]), true, 2)).toBe(1);
    expect(processCount(sourceFiles([middling, middling, middling]), true, 2)).toBe(2);
    expect(processCount(sourceFiles([middling]), true, 1)).toBe(1);
  });
});

async function untilWritten(file: string): Promise<number> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return Number(text);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
