import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf } from '../local-git/testing/use-repositories';
import { gitObstacle } from './git-obstacle';

const { signal } = new AbortController();
const path = process.env.PATH;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-test-'));
  process.env.PATH = folder;
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true, force: true });
});

function installGit(says: string): void {
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${says}\n`, { mode: 0o755 });
}

describe('gitObstacle', () => {
  it('is git that is absent or too old, until it is there', async () => {
    expect((await gitObstacle(signal))?.message).toContain('not installed');
    installGit('echo git version 2.20.1');
    expect((await gitObstacle(signal))?.message).toContain('too old');
    expect((await failureOf(gitObstacle(AbortSignal.abort()))).kind).toBe('cancelled');
    installGit('echo git version 2.39.5');
    expect(await gitObstacle(signal)).toBeNull();
    // Found out once.
    rmSync(join(folder, 'git'));
    expect(await gitObstacle(signal)).toBeNull();
  });
});
