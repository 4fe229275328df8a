import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { gitOutput, type GitPlace } from '../git';
import { scratchEnvironment } from './environment';
import { explainGit } from './git-failure';
import type { Repository } from './locate';

/**
 * An empty repository of Loom's own that can read the reviewed repository's objects, and nothing else of it. Here contents are
 * read and compared: no configuration, hook, attribute or remote of the reviewed repository reaches this place.
 */
export interface Scratch {
  readonly folder: string;
  readonly place: GitPlace;
  /** Deletes it; may be called twice. */
  remove(): Promise<void>;
}

const SETTINGS: readonly string[] = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.safecrlf=false',
  'core.splitIndex=false',
  // What is written here is thrown away in a moment: neither small nor safe from a power cut.
  'core.compression=0',
  'core.looseCompression=0',
  'core.fsync=none',
  // Larger blobs are compared as binary ones, without being loaded.
  'core.bigFileThreshold=50m',
  'gc.auto=0',
];

/** @throws Failure `unavailable` when there is no room for it. */
export async function createScratch(repository: Repository, outside: GitPlace): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'loom-')).catch(failToWrite);
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const environment = scratchEnvironment(outside.environment, folder);
  const place = { ...outside, folder, settings: SETTINGS, environment };
  try {
    await gitOutput(place, ['init', '--quiet', '--bare', '--template=', `--object-format=${repository.objectFormat}`]);
    const alternates = join(folder, 'repository', 'objects', 'info', 'alternates');
    await writeFile(alternates, `${quotePath(repository.objectFolder)}\n`).catch(failToWrite);
    return { folder, place, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A path the way git quotes it, so that one with line feeds or quotes is still one path. */
export function quotePath(path: string): string {
  const quoted = path.replace(/["\\\p{Cc}]/gu, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const octal = [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
    return octal.join('');
  });
  return `"${quoted}"`;
}

/** Explains why a temporary file or folder could not be written. */
export function failToWrite(cause: unknown): never {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw explainGit(code, tmpdir());
  throw new Failure({
    kind: 'unavailable',
    what: 'The folder for temporary files cannot be written.',
    where: tmpdir(),
    next: 'Make it writable, or point TMPDIR to another one.',
    cause,
  });
}
