import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, scratchOwner, thisHost } from './scratch-name';

/** Whether a process of another host still runs cannot be asked; no review takes so long. */
const FOREIGN_AGE_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes what killed processes have left behind: scratch folders of this host whose process is gone, and those of other hosts
 * that share the folder and are a day old. To be called once, at start.
 * @returns how many were deleted
 */
export async function removeStaleScratch(folder: string = tmpdir(), now: number = Date.now()): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    if (!(await isStale(name, path, now))) continue;
    // What another user owns stays; that is no reason not to start.
    const gone = await rm(path, { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (gone) removed += 1;
  }
  return removed;
}

async function isStale(name: string, path: string, now: number): Promise<boolean> {
  const owner = scratchOwner(name);
  if (owner === null) return false;
  if (owner.host === thisHost()) return !isRunning(owner);
  const stats = await stat(path).catch(() => null);
  return stats !== null && now - stats.mtimeMs > FOREIGN_AGE_MS;
}
