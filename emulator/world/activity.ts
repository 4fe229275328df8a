import type { Account, PullRequest } from './model';
import type { WorldState } from './state';

/** Notes in the activity what a pull request looks like after a change. */
export function recordUpdate(state: WorldState, pullRequest: PullRequest, author: Account): void {
  const at = state.now();
  pullRequest.updatedOn = at;
  pullRequest.activity.push({
    kind: 'update',
    at,
    update: {
      author,
      state: pullRequest.state,
      draft: pullRequest.draft,
      title: pullRequest.title,
      description: pullRequest.description,
      reason: pullRequest.reason,
      reviewers: [...pullRequest.reviewers],
      source: { branch: pullRequest.source.branch, hash: pullRequest.source.hash },
      destination: { ...pullRequest.destination },
    },
  });
}
