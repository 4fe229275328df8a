import type { PullRequest, Repository } from '../../world/model';
import { briefCommitJson } from './commits';
import { fullName, links, pullRequestApi, pullRequestWeb, repositoryApi, type Addresses } from './links';
import { accountJson, participantJson } from './people';
import { rendered } from './rendered';
import { briefRepositoryJson } from './repositories';
import { timestamp } from './timestamp';

/** How much of a hash pull request objects show. */
const SHORT = 12;

/** A pull request as lists show it: without reviewers and participants. */
export function listedPullRequestJson(addresses: Addresses, pullRequest: PullRequest): Record<string, unknown> {
  const { source, destination, repository } = pullRequest;
  return {
    comment_count: [...pullRequest.comments.values()].filter((comment) => !comment.deleted && !comment.pending).length,
    task_count: [...pullRequest.tasks.values()].filter((task) => task.state === 'UNRESOLVED').length,
    type: 'pullrequest',
    id: pullRequest.id,
    title: pullRequest.title,
    description: pullRequest.description,
    rendered: {
      title: rendered(pullRequest.title),
      description: rendered(pullRequest.description),
      reason: rendered(pullRequest.reason),
    },
    state: pullRequest.state,
    draft: pullRequest.draft,
    queued: false,
    merge_commit:
      pullRequest.mergeCommit === null
        ? null
        : briefCommitJson(addresses, repository, pullRequest.mergeCommit.slice(0, SHORT)),
    close_source_branch: pullRequest.closeSourceBranch,
    closed_by: pullRequest.closedBy === null ? null : accountJson(addresses, pullRequest.closedBy),
    author: accountJson(addresses, pullRequest.author),
    reason: pullRequest.reason,
    created_on: timestamp(pullRequest.createdOn),
    updated_on: timestamp(pullRequest.updatedOn),
    destination: endJson(addresses, repository, destination.branch, destination.hash),
    source: endJson(addresses, source.repository, source.branch, source.hash),
    links: pullRequestLinks(addresses, pullRequest),
    summary: rendered(pullRequest.description),
  };
}

/** A pull request at its own address, and in webhooks. */
export function pullRequestJson(addresses: Addresses, pullRequest: PullRequest): Record<string, unknown> {
  return {
    ...listedPullRequestJson(addresses, pullRequest),
    reviewers: pullRequest.reviewers.map((reviewer) => accountJson(addresses, reviewer)),
    participants: [...pullRequest.participants.values()].map((one) => participantJson(addresses, one)),
  };
}

/** What comments and activity entries say of their pull request. */
export function pullRequestStubJson(addresses: Addresses, pullRequest: PullRequest): Record<string, unknown> {
  return {
    type: 'pullrequest',
    id: pullRequest.id,
    title: pullRequest.title,
    links: links({ self: pullRequestApi(addresses, pullRequest), html: pullRequestWeb(addresses, pullRequest) }),
  };
}

export function endJson(
  addresses: Addresses,
  repository: Repository | null,
  branch: string,
  hash: string,
): Record<string, unknown> {
  return {
    branch: { name: branch, links: {} },
    commit: repository === null ? null : briefCommitJson(addresses, repository, hash.slice(0, SHORT)),
    repository: repository === null ? null : briefRepositoryJson(addresses, repository),
  };
}

/** What the repository level diff of a pull request is called: the source, a carriage return, the destination. */
export function diffSpec(pullRequest: PullRequest): string {
  const source = pullRequest.source.repository ?? pullRequest.repository;
  const hashes = `${pullRequest.source.hash.slice(0, SHORT)}%0D${pullRequest.destination.hash.slice(0, SHORT)}`;
  return `${fullName(source)}:${hashes}`;
}

function pullRequestLinks(addresses: Addresses, pullRequest: PullRequest): Record<string, unknown> {
  const self = pullRequestApi(addresses, pullRequest);
  const api = repositoryApi(addresses, pullRequest.repository);
  const spec = `${diffSpec(pullRequest)}?from_pullrequest_id=${pullRequest.id}&topic=true`;
  return links({
    self,
    html: pullRequestWeb(addresses, pullRequest),
    commits: `${self}/commits`,
    approve: `${self}/approve`,
    'request-changes': `${self}/request-changes`,
    diff: `${api}/diff/${spec}`,
    diffstat: `${api}/diffstat/${spec}`,
    comments: `${self}/comments`,
    activity: `${self}/activity`,
    merge: `${self}/merge`,
    decline: `${self}/decline`,
    statuses: `${self}/statuses`,
  });
}
