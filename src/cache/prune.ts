import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Entries older than this were written for code that has long moved on, or by an older Loom. */
const MAX_AGE_MS = 30 * DAY_MS;

/**
 * Deletes entries that are over a month old, at most once a day. Never rejects: a cache that cannot be cleaned is no reason to
 * fail a review.
 * @param now milliseconds since 1970
 */
export async function pruneReportCache(folder: string, now: number): Promise<void> {
  const stamp = join(folder, 'pruned');
  try {
    const last = await stat(stamp).catch(() => null);
    if (last && now - last.mtimeMs < DAY_MS) return;
    await writeFile(stamp, '');
    const reports = join(folder, 'reports');
    for (const group of await readdir(reports)) await pruneGroup(join(reports, group), now);
  } catch {
    // No folder yet, or not ours to write: nothing to clean.
  }
}

async function pruneGroup(group: string, now: number): Promise<void> {
  for (const name of await readdir(group)) {
    const entry = join(group, name);
    const { mtimeMs } = await stat(entry);
    if (now - mtimeMs > MAX_AGE_MS) await rm(entry, { force: true });
  }
}
