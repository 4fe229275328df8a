import { Failure, type Vote } from '../../domain';
import type { PullRequestHost } from '../host';
import { type HostParts, inTurn } from './host-parts';
import { pullRequestPath } from './paths';
import { Refusal } from './refusal';
import type { Self } from './self';

const STATUSES: Readonly<Record<Exclude<Vote, null> | 'none', string>> = {
  approve: 'APPROVED',
  request_changes: 'NEEDS_WORK',
  none: 'UNAPPROVED',
};

/** One status at a time stands, so that the vote before it needs no taking back. Other reviewers and the description stay as they are. */
export function voteCall(parts: HostParts, self: Self): Pick<PullRequestHost, 'setVote'> {
  return {
    setVote: (ref, vote, previous, options) =>
      inTurn(parts, ref, options, async (repository) => {
        if (vote === null && previous === null) return;
        const slug = await self.slug(options);
        if (slug === null) throw nobody();
        const path = `api/latest/${pullRequestPath(repository, ref.number)}/participants/${encodeURIComponent(slug)}`;
        try {
          await parts.api.write({ method: 'PUT', path, body: { status: STATUSES[vote ?? 'none'] } }, options);
        } catch (error) {
          if (!isRefused(error)) throw error;
          // Nothing to take back, or a pull request that is closed, is as good as done.
          if (vote !== null) throw impossible(vote, path, error);
        }
      }),
  };
}

/** 400: Loom opened the pull request itself. 409: it is closed. */
function isRefused(error: unknown): error is Refusal {
  return error instanceof Refusal && (error.status === 400 || error.status === 409);
}

function impossible(vote: Exclude<Vote, null>, where: string, cause: Refusal): Failure {
  return new Failure({
    kind: 'conflict',
    what: vote === 'approve' ? 'The pull request could not be approved.' : 'Changes could not be requested.',
    where,
    next: 'Nothing to do if the pull request is closed, or was opened by the account of Loom itself.',
    cause,
  });
}

function nobody(): Failure {
  return new Failure({
    kind: 'conflict',
    what: 'A token of a project or a repository cannot vote: there is no user behind it.',
    next: 'Use the token of a user to let Loom approve, or switch votes off.',
  });
}
