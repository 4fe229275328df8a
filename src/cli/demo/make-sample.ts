import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Change, changeBetween } from './sample/tree';
import { ORDER_SEARCH } from './sample/order-search';
import { SHOP } from './sample/shop';

const run = promisify(execFile);

/** Makes a repository in the empty folder `root`: `main` with the shop, `order-search` checked out with the change. */
export async function makeSampleRepository(root: string): Promise<void> {
  await git(root, 'init', '-q', '-b', 'main');
  await commit(root, SHOP, 'Open the shop');
  await git(root, 'checkout', '-q', '-b', 'order-search');
  await commit(root, changeBetween(SHOP, ORDER_SEARCH), 'Search orders');
}

async function commit(root: string, change: Change, message: string): Promise<void> {
  for (const [path, content] of Object.entries(change)) {
    if (content === null) {
      await rm(join(root, path));
      continue;
    }
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
