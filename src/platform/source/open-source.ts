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
  if (obstacle !== null) return openOtherwise(request, obstacle);
  try {
    return await openByGit(request);
  } catch (error) {
    if (error instanceof Failure && OTHER_WAY.includes(error.kind)) return openOtherwise(request, error);
    throw error;
  }
}

/** What is too much for the API may be mended by mending git, so that it tells of both. */
async function openOtherwise(request: SourceRequest, obstacle: Failure): Promise<OpenChange> {
  try {
    return await openByRest(request, obstacle.message);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'too-large') throw error;
    throw new Failure({
      kind: 'too-large',
      what: error.message,
      ...(error.where === undefined ? {} : { where: error.where }),
      next: `${error.next} Git was not used: ${obstacle.message} ${obstacle.next}`,
      cause: error,
    });
  }
}
