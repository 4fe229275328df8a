import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { SCRATCH_CONFIG } from './scratch-config';
import { scratchPrefix, thisProcess } from './scratch-name';

/** A bare repository of our own, for one change. */
export interface Scratch {
  readonly folder: string;
  /** Deletes it; may be called twice. */
  remove(): Promise<void>;
}

/**
 * Makes an empty repository, by hand: starting git for it would take as long as all the rest of the preparation.
 * @throws Failure `unavailable` when there is no room for it
 */
export async function createScratch(parent: string = tmpdir()): Promise<Scratch> {
  try {
    const folder = await mkdtemp(join(parent, scratchPrefix(thisProcess())));
    await Promise.all([
      mkdir(join(folder, 'objects', 'pack'), { recursive: true }),
      mkdir(join(folder, 'refs')),
      writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n'),
      writeFile(join(folder, 'config'), SCRATCH_CONFIG),
    ]);
    return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
  } catch (cause) {
    throw new Failure({
      kind: 'unavailable',
      what: 'The folder for temporary files cannot be written.',
      where: parent,
      next: 'Make room in it, make it writable, or point TMPDIR to another one.',
      cause,
    });
  }
}
