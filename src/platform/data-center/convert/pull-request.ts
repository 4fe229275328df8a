import type { PullRequest, PullRequestEnd, PullRequestRef } from '../../../domain';
import { pullRequestPage } from '../address';
import type { WirePullRequest, WireRef, WireRepository } from '../schemas';
import { toAccount } from './account';

const STATES = { OPEN: 'open', MERGED: 'merged', DECLINED: 'declined' } as const;
const BRANCH = 'refs/heads/';

export function toPullRequest(ref: PullRequestRef, wire: WirePullRequest, baseUrl: string): PullRequest {
  const { fromRef, toRef } = wire;
  return {
    ref,
    title: wire.title ?? '',
    description: wire.description ?? '',
    author: toAccount(wire.author?.user),
    state: STATES[wire.state],
    draft: wire.draft ?? false,
    source: toEnd(fromRef),
    destination: toEnd(toRef),
    fork: fromRef.repository.id !== toRef.repository.id,
    url: pullRequestPage(baseUrl, fullNameOf(toRef.repository), wire.id),
  };
}

function toEnd({ id, latestCommit, repository }: WireRef): PullRequestEnd {
  return {
    // A tag is read by its commit.
    branch: id.startsWith(BRANCH) ? id.slice(BRANCH.length) : null,
    commit: latestCommit,
    repository: { id: String(repository.id), fullName: fullNameOf(repository) },
  };
}

export function fullNameOf({ project, slug }: WireRepository): string {
  return `${project.key}/${slug}`;
}
