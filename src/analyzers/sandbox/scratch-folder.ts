import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../domain';

/**
 * Gives `use` an empty folder that only this user can enter, and removes it whatever happens.
 * @throws Failure `unavailable` when the folder cannot be made, and whatever `use` throws.
 */
export async function withScratchFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  // mkdtemp makes it 0700.
  const folder = await mkdtemp(join(tmpdir(), 'loom-')).catch((cause: unknown) => {
    throw new Failure({
      kind: 'unavailable',
      what: 'A temporary folder for a tool cannot be made.',
      where: tmpdir(),
      next: 'Free space there, or set TMPDIR to a folder that can be written.',
      cause,
    });
  });
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
