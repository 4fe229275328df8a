import type { Account, Participant, PullRequest, Repository } from '../../../world';
import { detailsOf, statusOf, supports, versionOf, type Host } from '../../host';
import { commitStubJson } from './commits';
import { userJson } from './people';
import { repositoryJson, repositoryUrl } from './repositories';
import { milliseconds } from './times';

export function pullRequestJson(host: Host, pullRequest: PullRequest): Record<string, unknown> {
  const { repository, source, destination, state, author } = pullRequest;
  const isOpen = state === 'OPEN';
  const people = [...pullRequest.participants.values()].filter(({ user }) => user.uuid !== author.uuid);
  return {
    id: pullRequest.id,
    version: versionOf(pullRequest),
    title: pullRequest.title,
    ...(pullRequest.description === '' ? {} : { description: pullRequest.description }),
    state,
    open: isOpen,
    closed: !isOpen,
    ...(supports(host, 'drafts') ? { draft: pullRequest.draft } : {}),
    createdDate: milliseconds(pullRequest.createdOn),
    updatedDate: milliseconds(pullRequest.updatedOn),
    ...(isOpen ? {} : { closedDate: milliseconds(pullRequest.updatedOn) }),
    fromRef: refJson(host, source.repository ?? repository, source.branch, source.hash),
    toRef: refJson(host, repository, destination.branch, destination.hash),
    locked: false,
    author: { user: userJson(host, author), role: 'AUTHOR', approved: false, status: 'UNAPPROVED' },
    reviewers: people.filter(({ role }) => role === 'REVIEWER').map((one) => participantJson(host, one)),
    participants: people.filter(({ role }) => role === 'PARTICIPANT').map((one) => participantJson(host, one)),
    ...(pullRequest.mergeCommit === null
      ? {}
      : { properties: { mergeCommit: commitStubJson(pullRequest.mergeCommit) } }),
    links: { self: [{ href: `${repositoryUrl(host, repository)}/pull-requests/${pullRequest.id}` }] },
  };
}

/** Lists count what single answers do not. */
export function listedPullRequestJson(host: Host, pullRequest: PullRequest): Record<string, unknown> {
  const shown = pullRequestJson(host, pullRequest);
  const comments = [...pullRequest.comments.values()].filter(({ deleted, pending }) => !deleted && !pending);
  const tasks = comments.map(detailsOf).filter(({ severity }) => severity === 'BLOCKER');
  const properties = {
    ...(pullRequest.state === 'OPEN' ? { mergeResult: { outcome: 'CLEAN', current: true } } : {}),
    resolvedTaskCount: tasks.filter(({ ticked }) => ticked !== null).length,
    commentCount: comments.length,
    openTaskCount: tasks.filter(({ ticked }) => ticked === null).length,
  };
  return { ...shown, properties: { ...(shown.properties as object | undefined), ...properties } };
}

export function participantJson(host: Host, participant: Participant): Record<string, unknown> {
  const status = statusOf(participant.verdict);
  const reviewed = host.lastReviewed.get(participant);
  return {
    user: userJson(host, participant.user),
    ...(reviewed === undefined ? {} : { lastReviewedCommit: reviewed }),
    role: participant.role,
    approved: status === 'APPROVED',
    status,
  };
}

export function reviewersJson(host: Host, reviewers: readonly Account[]): readonly Record<string, unknown>[] {
  return reviewers.map((one) => userJson(host, one));
}

function refJson(host: Host, repository: Repository, branch: string, hash: string): Record<string, unknown> {
  return { ...branchJson(branch), latestCommit: hash, repository: repositoryJson(host, repository) };
}

export function branchJson(branch: string): Record<string, unknown> {
  return { id: `refs/heads/${branch}`, displayId: branch, type: 'BRANCH' };
}
