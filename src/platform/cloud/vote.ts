import { type Account, Failure, type PullRequestRef, type Vote } from '../../domain';
import type { CallOptions } from '../host';
import type { CloudApi } from './api';
import { pullRequestPath } from './paths';
import { participantsSchema } from './schemas';

type Given = Exclude<Vote, null>;

const SEGMENTS: Readonly<Record<Given, string>> = { approve: 'approve', request_changes: 'request-changes' };
const STATES: Readonly<Record<Given, string>> = { approve: 'approved', request_changes: 'changes_requested' };

/** Takes the other vote back first: that both can stand at once is not ruled out by the host. */
export async function setVote(
  api: CloudApi,
  self: (options: CallOptions) => Promise<Account | null>,
  ref: PullRequestRef,
  vote: Vote,
  previous: Vote,
  options: CallOptions,
): Promise<void> {
  if (previous && previous !== vote) await withdraw(api, ref, previous, options);
  if (vote) await give(api, self, ref, vote, options);
}

/** Nothing to take back, or a pull request that is closed, is as good as done. */
async function withdraw(api: CloudApi, ref: PullRequestRef, vote: Given, options: CallOptions): Promise<void> {
  const path = `${pullRequestPath(ref)}/${SEGMENTS[vote]}`;
  await api.write({ method: 'DELETE', path, expected: [400, 404, 409] }, options);
}

async function give(
  api: CloudApi,
  self: (options: CallOptions) => Promise<Account | null>,
  ref: PullRequestRef,
  vote: Given,
  options: CallOptions,
): Promise<void> {
  const path = `${pullRequestPath(ref)}/${SEGMENTS[vote]}`;
  const { status } = await api.write({ method: 'POST', path, repeatable: true, expected: [400, 409] }, options);
  if (status < 400 || (await stands(api, self, ref, vote, options))) return;
  throw new Failure({
    kind: 'conflict',
    what: vote === 'approve' ? 'The pull request could not be approved.' : 'Changes could not be requested.',
    where: path,
    next: 'Nothing to do if the pull request is closed, or was opened by the account of Loom itself.',
  });
}

/** True when the vote is there already. Where the host does not tell who we are, a vote of any app counts as ours. */
async function stands(
  api: CloudApi,
  self: (options: CallOptions) => Promise<Account | null>,
  ref: PullRequestRef,
  vote: Given,
  options: CallOptions,
): Promise<boolean> {
  const [{ participants }, account] = await Promise.all([
    api.get(pullRequestPath(ref), participantsSchema, options),
    self(options),
  ]);
  return (participants ?? []).some(
    ({ user, state }) => state === STATES[vote] && (account ? user?.uuid === account.id : user?.type !== 'user'),
  );
}
