import type { HostComment, PullRequestRef } from '../domain';
import { type OwnComments, ownComments, type RememberedComment, strangeMarkers } from './core';
import type { ReviewDeps } from './review-deps';

type Asking = Pick<ReviewDeps, 'host' | 'store' | 'signal'>;

/**
 * Which comments are ours. Where somebody else than the account we know wrote a marker, the host is asked who we are: a new
 * credential may write as another account, and what it wrote before an answer was lost must be known again.
 */
export async function whoseComments(
  ref: PullRequestRef,
  comments: readonly HostComment[],
  remembered: readonly RememberedComment[],
  knownAccount: string | null,
  deps: Asking,
): Promise<OwnComments> {
  const own = ownComments(comments, remembered, knownAccount);
  if (!strangeMarkers(comments, remembered, own)) return own;
  const self = await deps.host.self({ signal: deps.signal });
  if (self === null || self.id === own.account) return own;
  await rememberAccount(ref.tenant, self.id, deps);
  return ownComments(comments, remembered, self.id);
}

/** The account that Loom writes as, for the next time. */
export async function rememberAccount(
  tenant: string,
  account: string,
  { store }: Pick<Asking, 'store'>,
): Promise<void> {
  if ((await store.installations.byId(tenant)) !== null) await store.installations.update(tenant, { account });
}
