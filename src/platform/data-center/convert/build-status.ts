import type { BuildStatus } from '../../../domain';
import { cutText } from '../../cut-text';

const MAX_TEXT = 255;

export interface StatusForm {
  readonly repositoryBuilds: boolean;
  readonly cancelledBuilds: boolean;
}

/**
 * Required builds are matched by `parent`, so that it is always the key. Where a build cannot be told as cancelled, one that was
 * stopped failed.
 */
export function toWireStatus(status: BuildStatus, form: StatusForm): object {
  const key = cutText(status.key, MAX_TEXT);
  return {
    key,
    state: stateOf(status.state, form),
    name: cutText(status.name, MAX_TEXT),
    description: cutText(status.description, MAX_TEXT),
    url: status.url,
    ...(form.repositoryBuilds ? { parent: key } : {}),
    ...(form.repositoryBuilds && status.branch !== null ? { ref: `refs/heads/${status.branch}` } : {}),
  };
}

function stateOf(state: BuildStatus['state'], { cancelledBuilds }: StatusForm): string {
  switch (state) {
    case 'in-progress':
      return 'INPROGRESS';
    case 'successful':
      return 'SUCCESSFUL';
    case 'failed':
      return 'FAILED';
    case 'stopped':
      return cancelledBuilds ? 'CANCELLED' : 'FAILED';
  }
}
