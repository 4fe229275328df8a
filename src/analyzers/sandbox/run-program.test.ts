import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProgramOptions, runProgram } from './run-program';
import { withScratchFolder } from './scratch-folder';
import { isAlive } from './testing/files';

function runScript(script: string, options: Partial<ProgramOptions> = {}): ReturnType<typeof runProgram> {
  return runProgram({
    command: process.execPath,
    args: ['-e', script],
    cwd: __dirname,
    timeoutMs: 20_000,
    memoryMb: 300,
    maxOutputBytes: 100_000,
    signal: new AbortController().signal,
    ...options,
  });
}

describe('runProgram', () => {
  it('hands back what a program prints and its exit code', async () => {
    const result = await runScript('console.log("out"); console.error("err"); process.exitCode = 4');
    expect(result).toEqual({ state: 'exited', code: 4, stdout: Buffer.from('out\n'), stderr: 'err\n' });
  });

  it('gives it the named variables and nothing inherited', async () => {
    process.env.LOOM_TEST_TOKEN = 'hidden';
    const script = 'console.log(JSON.stringify(Object.keys(process.env).sort()))';
    const result = await runScript(script, { env: { EXTRA: '1' } }).finally(() => delete process.env.LOOM_TEST_TOKEN);
    expect(result).toMatchObject({ state: 'exited', stdout: Buffer.from('["EXTRA","LANG","PATH"]\n') });
  });

  it.each([
    ['timeout', 'for (;;);', { timeoutMs: 300 }],
    ['memory', 'const held = []; for (;;) held.push(Buffer.alloc(4_000_000, 1));', {}],
    ['output', 'const line = "x".repeat(9999); setInterval(() => console.log(line), 1);', {}],
    ['crashed', 'process.kill(process.pid, "SIGSEGV")', {}],
  ] as const)('ends and reports: %s', async (state, script, limits) => {
    expect(await runScript(script, limits)).toMatchObject({ state });
  });

  it('reports a program that does not exist', async () => {
    const result = await runScript('', { command: '/nowhere/tool' });
    if (result.state !== 'crashed') throw new Error(`state ${result.state}`);
    expect(result.reason).toContain('could not be started');
  });

  it('kills the grandchildren too', async () => {
    await withScratchFolder(async (folder) => {
      const note = join(folder, 'pid');
      const grandchild = `require("fs").writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => 0, 1000)`;
      const script = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: "inherit" }); for (;;);`;
      await expect(runScript(script, { timeoutMs: 2_000 })).resolves.toMatchObject({ state: 'timeout' });
      // Our child is reaped; its child is the init process's to reap, which may take a moment.
      const pid = Number(await readFile(note, 'utf8'));
      while (isAlive(pid) && !(await isZombie(pid))) await new Promise((resolve) => setImmediate(resolve));
    });
  });

  it('is killed when the review is cancelled', async () => {
    await withScratchFolder(async (folder) => {
      const ready = join(folder, 'pid');
      await writeFile(ready, '');
      const controller = new AbortController();
      const script = `require("fs").writeFileSync(${JSON.stringify(ready)}, String(process.pid)); for (;;);`;
      const run = runScript(script, { signal: controller.signal });
      let pid = 0;
      while (pid === 0) pid = Number(await readFile(ready, 'utf8'));
      controller.abort();
      await expect(run).rejects.toMatchObject({ kind: 'cancelled' });
      expect(isAlive(pid)).toBe(false);
    });
  });

  it('does not start when the review is cancelled already', async () => {
    await expect(runScript('', { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

async function isZombie(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => 'State:\tZ');
  return /^State:\s*Z/m.test(status);
}
