import { Failure, type Installation } from '../../domain';
import type { InstallationStore } from '../../store';
import type { LifecycleClaim } from './lifecycle-claim';
import type { Turns } from './turns';

/** Unproved installations that may exist at one time, over all processes. */
const MOST_PENDING = 20;

/** Adds the row of a claim that is about to be proved. It counts for nothing until then. */
export async function addPending(
  claim: LifecycleClaim,
  installations: InstallationStore,
  turns: Turns,
): Promise<Installation> {
  await makeRoom(claim.clientKey, installations, turns);
  return installations.add(
    {
      kind: 'cloud-connect',
      clientKey: claim.clientKey,
      workspace: null,
      workspaceName: null,
      state: 'pending',
    },
    claim.sharedSecret,
  );
}

/** Drops what a crash left behind, of this key always and of others when there are too many. */
async function makeRoom(clientKey: string, installations: InstallationStore, turns: Turns): Promise<void> {
  const pending = (await installations.list()).filter(({ state }) => state === 'pending');
  const full = pending.length >= MOST_PENDING;
  const stale = pending.filter((row) => row.clientKey === clientKey || (full && !turns.isBusy(row.clientKey ?? '')));
  for (const { id } of stale) await installations.discard(id);
  if (pending.length - stale.length >= MOST_PENDING || turns.count() > MOST_PENDING) {
    throw new Failure({
      kind: 'rate-limited',
      what: 'Too many installations are being proved at this moment.',
      next: 'Install the app again in a minute.',
      retryAfterMs: 60_000,
    });
  }
}
