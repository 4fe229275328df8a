import { Failure } from '../../domain';
import { gitLine, type GitPlace } from './run-git';

const OLDEST = { major: 2, minor: 31 };

/**
 * Makes sure that git is there and knows what Loom asks of it.
 * @returns what it calls itself, e.g. `git version 2.39.5`
 * @throws Failure `unavailable`
 */
export async function requireGit(place: GitPlace): Promise<string> {
  const answer = await gitLine(place, ['version']);
  if (isRecentGit(answer)) return answer;
  throw new Failure({
    kind: 'unavailable',
    what: `git is too old: Loom needs ${OLDEST.major}.${OLDEST.minor} or newer.`,
    where: answer,
    next: 'Update git.',
  });
}

/** Whether a line such as `git version 2.39.5 (Apple Git-154)` names a version that Loom can work with. */
export function isRecentGit(answer: string): boolean {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(answer) ?? [];
  const difference = Number(major) - OLDEST.major || Number(minor) - OLDEST.minor;
  return difference >= 0;
}
