import { Failure, type PullRequest, type PullRequestEnd, type PullRequestRef } from '../../../domain';
import type { WireEnd, WirePullRequest } from '../schemas';
import { toAccount } from './account';

const STATES = { OPEN: 'open', MERGED: 'merged', DECLINED: 'declined', SUPERSEDED: 'superseded' } as const;

/** @throws Failure `gone` when an end has no commit any more */
export function toPullRequest(ref: PullRequestRef, wire: WirePullRequest): PullRequest {
  const source = toEnd(wire.source, 'source');
  const destination = toEnd(wire.destination, 'destination');
  return {
    ref,
    title: wire.title ?? '',
    description: wire.description ?? '',
    author: toAccount(wire.author),
    state: STATES[wire.state],
    draft: wire.draft ?? false,
    source,
    destination,
    // A source that is gone or invisible was never ours: the less trusting reading.
    fork: source.repository === null || source.repository.id !== destination.repository?.id,
    url: wire.links?.html?.href ?? '',
  };
}

function toEnd(wire: WireEnd, name: string): PullRequestEnd {
  if (!wire.commit) {
    throw new Failure({
      kind: 'gone',
      what: `The ${name} of the pull request has no commit any more.`,
      next: 'Nothing to do: its branch or its repository was deleted.',
    });
  }
  return {
    branch: wire.branch?.name ?? null,
    commit: wire.commit.hash,
    repository: wire.repository ? { id: wire.repository.uuid, fullName: wire.repository.full_name } : null,
  };
}
