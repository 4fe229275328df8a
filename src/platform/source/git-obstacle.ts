import { tmpdir } from 'node:os';
import { Failure } from '../../domain';
import { childOf, requireGit } from '../git';
import { readingEnvironment } from './environment';
import { explainReading } from './object-failure';

let checked = false;

/** Why git cannot be used on this machine: absent, too old; null when it can. Found out once. */
export async function gitObstacle(signal: AbortSignal): Promise<Failure | null> {
  if (checked) return null;
  try {
    await installedGit(signal);
    checked = true;
    return null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'unavailable') return error;
    throw error;
  }
}

/**
 * What the git of this machine calls itself.
 * @throws Failure `unavailable` when there is none, or too old a one
 */
export function installedGit(signal: AbortSignal): Promise<string> {
  const folder = tmpdir();
  return requireGit({
    folder,
    subject: 'git',
    settings: [],
    // eslint-disable-next-line no-restricted-properties -- not read for settings: it is what a child process inherits
    environment: readingEnvironment(process.env, folder),
    signal: childOf(signal).signal,
    explain: explainReading,
  });
}
