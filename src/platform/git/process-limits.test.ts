import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitCommand, NO_SUCH_PROGRAM } from './process-limits';

const LIMITS = { fileBytes: 1_000_000, memoryBytes: 500_000_000, processorSeconds: 1 };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'loom-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a shell script in git's place. */
function run(script: string, ...args: string[]): ReturnType<typeof spawnSync> {
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const command = gitCommand(args, LIMITS);
  return spawnSync(command.program, command.args, { env: { PATH: `${folder}:/usr/bin:/bin` }, cwd: folder });
}

describe('gitCommand', () => {
  it('passes arguments on as they are', () => {
    const { stdout } = run('printf "%s|" "$@"', 'fetch', '$(touch x)', 'a b', '');
    expect(stdout.toString()).toBe('fetch|$(touch x)|a b||');
  });

  it('bounds files, and processor time', () => {
    const written = run('head -c 5000000 /dev/zero > out; wc -c < out');
    expect(Number(written.stdout)).toBeLessThanOrEqual(LIMITS.fileBytes + 512);
    expect(run('while :; do :; done').signal).not.toBeNull();
  });

  it('bounds memory', () => {
    if (process.platform !== 'linux') {
      console.warn('SKIPPED: this system may not bound memory.');
      return;
    }
    expect(run('ulimit -v').stdout.toString().trim()).toBe(String(Math.ceil(LIMITS.memoryBytes / 1024)));
  });

  it('tells a git that is absent', () => {
    const command = gitCommand(['version'], LIMITS);
    expect(spawnSync(command.program, command.args, { env: { PATH: folder } }).status).toBe(NO_SUCH_PROGRAM);
  });

  it('is git itself without limits', () => {
    expect(gitCommand(['version'], undefined)).toEqual({ program: 'git', args: ['version'] });
  });
});
