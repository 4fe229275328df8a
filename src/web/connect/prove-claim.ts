import { Failure } from '../../domain';
import type { ConnectPort, ProvedWorkspace } from '../dependencies';
import { type LifecycleClaim, workspaceOfClientKey } from './lifecycle-claim';

/** The administrator's click waits for the answer. */
const LONGEST_MS = 10_000;

/**
 * Proves a first install: only the host and the true installation know the secret, so a secret that the host takes is real, and the
 * workspace it tells must be the one that the claim names.
 * @throws Failure `unavailable` when the host cannot tell now, `unauthenticated` when the claim is wrong
 */
export async function proveClaim(claim: LifecycleClaim, connect: ConnectPort): Promise<ProvedWorkspace> {
  const workspace = await ask(claim, connect);
  const named = [claim.principal, workspaceOfClientKey(claim.clientKey)].filter((id) => id !== null);
  if (named.some((id) => bare(id) !== bare(workspace.id))) throw unproved();
  return workspace;
}

async function ask(claim: LifecycleClaim, connect: ConnectPort): Promise<ProvedWorkspace> {
  const { clientKey, sharedSecret, principal } = claim;
  try {
    return await connect.proveInstallation({ clientKey, sharedSecret, principal }, AbortSignal.timeout(LONGEST_MS));
  } catch (error) {
    if (error instanceof Failure && isOutage(error)) throw unreachable(error);
    throw unproved(error);
  }
}

/** The host writes one id with braces here and without there. */
function bare(id: string): string {
  return id.replace(/[{}]/g, '').toLowerCase();
}

function isOutage({ kind }: Failure): boolean {
  return kind === 'unavailable' || kind === 'rate-limited' || kind === 'cancelled';
}

function unreachable(cause: unknown): Failure {
  return new Failure({
    kind: 'unavailable',
    what: 'Bitbucket could not be asked whether this installation is genuine.',
    next: 'Install the app again in a minute.',
    cause,
  });
}

function unproved(cause?: unknown): Failure {
  return new Failure({
    kind: 'unauthenticated',
    what: 'Bitbucket does not know this installation.',
    next: 'Install the app from Bitbucket.',
    cause,
  });
}
