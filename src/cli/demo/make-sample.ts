import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { BASE, HEAD, type Tree } from './sample-files';

const run = promisify(execFile);

/** Makes a repository in the empty folder `root`: `main` with the base, `order-search` checked out with the change. */
export async function makeSampleRepository(root: string): Promise<void> {
  await git(root, 'init', '-q', '-b', 'main');
  await commit(root, {}, BASE, 'Open the shop');
  await git(root, 'checkout', '-q', '-b', 'order-search');
  await commit(root, BASE, HEAD, 'Search orders');
}

async function commit(root: string, before: Tree, after: Tree, message: string): Promise<void> {
  for (const path of Object.keys(before)) {
    if (!(path in after)) await rm(join(root, path));
  }
  for (const [path, content] of Object.entries(after)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  await git(root, 'add', '-A');
  await git(root, 'commit', '-q', '--no-gpg-sign', '-m', message);
}

async function git(root: string, ...args: readonly string[]): Promise<void> {
  const identity = ['-c', 'user.name=Loom demo', '-c', 'user.email=demo@example.com', '-c', 'core.hooksPath=/dev/null'];
  await run('git', [...identity, ...args], { cwd: root });
}
