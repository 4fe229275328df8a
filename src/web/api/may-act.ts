import { Failure, type PullRequestRef } from '../../domain';
import { SignInNeeded } from '../answers';
import type { PageSession } from '../session';
import type { ApiContext } from './api-context';

/**
 * Whether a person may re-run a review and dismiss findings: who may write to the repository, and the author. Who comes by a fork may be
 * a stranger, and must not let the own change pass.
 */
export async function mayAct(
  { access, store }: Pick<ApiContext, 'access' | 'store'>,
  session: PageSession,
  ref: PullRequestRef,
): Promise<'yes' | 'no' | 'unknown'> {
  if (session.guestUntil !== undefined) return 'no';
  const pullRequest = await store.reviews.pullRequest(ref);
  if (pullRequest?.author?.id === session.account && !pullRequest.fork) return 'yes';
  const permission = await access.repository(session, ref, session.workspace);
  if (permission === 'unknown') return 'unknown';
  return permission === 'admin' || permission === 'write' ? 'yes' : 'no';
}

/** @throws Failure `forbidden` unless the person may act; it tells how to become able to, where that is possible */
export async function demandMayAct(context: ApiContext, session: PageSession, ref: PullRequestRef): Promise<void> {
  const right = await mayAct(context, session, ref);
  if (right === 'yes') return;
  const signIn = context.signInFor(ref.tenant);
  if (right === 'unknown' && signIn !== null) {
    throw new SignInNeeded('Loom cannot tell yet what you may do in this repository.', signIn);
  }
  throw new Failure({
    kind: 'forbidden',
    what:
      right === 'no'
        ? 'Only people who may write to the repository can do this, and the author of a change that is not from a fork.'
        : 'Bitbucket does not tell Loom what you may do in this repository.',
    next:
      right === 'no'
        ? 'Ask somebody who may write to the repository.'
        : 'Ask the author of the pull request, or ask the operator to set up the sign-in with Bitbucket.',
  });
}
