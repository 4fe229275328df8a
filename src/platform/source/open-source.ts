import { Failure } from '../../domain';
import type { OpenChange } from '../port';
import { gitObstacle } from './git-obstacle';
import { openByGit } from './open-by-git';
import { openByRest } from './open-by-rest';
import type { SourceRequest } from './port';

/** What the host's API may still have when git cannot: commits of vanished branches, and a large change piece by piece. */
const OTHER_WAY: readonly Failure['kind'][] = ['gone', 'too-large'];

/**
 * Opens the change of a pull request: by git, and by the host's API where git cannot.
 * @throws Failure `conflict` when the source branch has moved on; see also `OpenChange`
 */
export async function openSource(request: SourceRequest): Promise<OpenChange> {
  const obstacle = await gitObstacle(request.signal);
  if (obstacle !== null) return openByRest(request, obstacle.message);
  try {
    return await openByGit(request);
  } catch (error) {
    if (error instanceof Failure && OTHER_WAY.includes(error.kind)) return openByRest(request, error.message);
    throw error;
  }
}
