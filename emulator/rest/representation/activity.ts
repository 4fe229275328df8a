import type { Activity, PullRequest } from '../../world/model';
import { commentJson } from './comments';
import type { Addresses } from './links';
import { accountJson } from './people';
import { endJson, pullRequestStubJson } from './pull-requests';
import { timestamp } from './timestamp';

export function activityJson(addresses: Addresses, pullRequest: PullRequest, entry: Activity): Record<string, unknown> {
  const pull_request = pullRequestStubJson(addresses, pullRequest);
  if (entry.kind === 'comment') return { comment: commentJson(addresses, entry.comment), pull_request };
  if (entry.kind !== 'update') {
    const mark = { date: timestamp(entry.at), user: accountJson(addresses, entry.user), pullrequest: pull_request };
    return { [entry.kind]: mark, pull_request };
  }
  const { update } = entry;
  const source = pullRequest.source.repository;
  return {
    update: {
      date: timestamp(entry.at),
      author: accountJson(addresses, update.author),
      state: update.state,
      draft: update.draft,
      title: update.title,
      description: update.description,
      reason: update.reason,
      changes: {},
      reviewers: update.reviewers.map((reviewer) => accountJson(addresses, reviewer)),
      source: endJson(addresses, source, update.source.branch, update.source.hash),
      destination: endJson(addresses, pullRequest.repository, update.destination.branch, update.destination.hash),
    },
    pull_request,
  };
}
