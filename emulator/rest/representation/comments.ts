import type { Anchor, Comment, Task } from '../../world/model';
import { commentWeb, links, pullRequestApi, repositoryApi, type Addresses } from './links';
import { accountJson } from './people';
import { pullRequestStubJson } from './pull-requests';
import { rendered } from './rendered';
import { timestamp } from './timestamp';
import type { PullRequest } from '../../world/model';

export function commentJson(addresses: Addresses, comment: Comment): Record<string, unknown> {
  const { parent, resolution, anchor } = comment;
  return {
    id: comment.id,
    created_on: timestamp(comment.createdOn),
    updated_on: timestamp(comment.updatedOn),
    content: rendered(comment.raw),
    user: accountJson(addresses, comment.author),
    deleted: comment.deleted,
    ...(parent === null ? {} : { parent: { id: parent.id, links: commentLinks(addresses, parent) } }),
    ...(anchor === null ? {} : { inline: inlineJson(anchor) }),
    ...(resolution === null ? {} : { resolution: resolutionJson(addresses, comment) }),
    pending: comment.pending,
    type: 'pullrequest_comment',
    links: commentLinks(addresses, comment),
    pullrequest: pullRequestStubJson(addresses, comment.pullRequest),
  };
}

export function resolutionJson(addresses: Addresses, comment: Comment): Record<string, unknown> | null {
  if (comment.resolution === null) return null;
  return {
    type: 'comment_resolution',
    user: accountJson(addresses, comment.resolution.user),
    created_on: timestamp(comment.resolution.createdOn),
  };
}

export function taskJson(addresses: Addresses, pullRequest: PullRequest, task: Task): Record<string, unknown> {
  return {
    id: task.id,
    state: task.state,
    content: rendered(task.raw),
    creator: accountJson(addresses, task.creator),
    created_on: timestamp(task.createdOn),
    updated_on: timestamp(task.updatedOn),
    resolved_on: task.resolvedOn === null ? null : timestamp(task.resolvedOn),
    resolved_by: task.resolvedBy === null ? null : accountJson(addresses, task.resolvedBy),
    pending: task.pending,
    ...(task.comment === null
      ? {}
      : { comment: { id: task.comment.id, links: commentLinks(addresses, task.comment) } }),
    links: links({ self: `${pullRequestApi(addresses, pullRequest)}/tasks/${task.id}` }),
  };
}

function commentLinks(addresses: Addresses, comment: Comment): Record<string, unknown> {
  const { pullRequest, anchor } = comment;
  const code = `${repositoryApi(addresses, pullRequest.repository)}/diff/${pullRequest.repository.workspace.slug}/${pullRequest.repository.slug}`;
  return links({
    self: `${pullRequestApi(addresses, pullRequest)}/comments/${comment.id}`,
    html: commentWeb(addresses, comment),
    ...(anchor === null
      ? {}
      : {
          code: `${code}:${anchor.sourceHash.slice(0, 12)}..${anchor.destinationHash.slice(0, 12)}?path=${encodeURIComponent(anchor.path)}`,
        }),
  });
}

function inlineJson(anchor: Anchor): Record<string, unknown> {
  return {
    from: anchor.from,
    to: anchor.to,
    start_from: anchor.startFrom,
    start_to: anchor.startTo,
    path: anchor.path,
    outdated: anchor.outdated,
    src_rev: anchor.sourceHash,
    dest_rev: anchor.destinationHash,
    base_rev: null,
    context_lines: '',
  };
}
