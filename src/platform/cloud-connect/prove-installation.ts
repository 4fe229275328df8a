import { Failure } from '../../domain';
import { createCloudApi, uuidSegment, workspaceSchema } from '../cloud';
import type { HttpClient } from '../http';
import { type ConnectApp, CONNECT_REFUSAL, connectTokenSource } from './connect-tokens';

export interface InstallationClaim extends ConnectApp {
  /** `principal.uuid` of the installed callback. */
  readonly principal: string | null;
}

export interface ProvedInstallation {
  /** Uuid with braces. */
  readonly workspace: string;
  readonly slug: string | null;
  readonly name: string | null;
}

const CLIENT_KEY = /^ari:cloud:bitbucket::app\/(\{[0-9a-f-]{36}\})\//;

/**
 * Proves that a secret was issued by Bitbucket for this client key, by trading it for a token, and that the token sees the
 * workspace which the callback and the client key name.
 * @throws Failure `unauthenticated` when the secret is not genuine, `forbidden` when the workspace is another one
 */
export async function proveInstallation(
  http: HttpClient,
  hosts: { readonly apiUrl: string; readonly webUrl: string },
  claim: InstallationClaim,
  signal: AbortSignal,
): Promise<ProvedInstallation> {
  const named = CLIENT_KEY.exec(claim.clientKey)?.[1] ?? null;
  const claimed = named ?? claim.principal;
  if (claimed === null || (claim.principal !== null && !sameId(claimed, claim.principal))) throw mismatch();
  const { accessToken } = await connectTokenSource(http, hosts.webUrl, claim)(signal);
  const session = http.session({
    identity: claim.clientKey,
    authorization: {
      header: () => Promise.resolve(`Bearer ${accessToken}`),
      refused: () => false,
      refusal: CONNECT_REFUSAL,
    },
  });
  const api = createCloudApi(session, hosts.apiUrl);
  const options = { signal, urgency: 'person' } as const;
  const workspace = await api.get(`/workspaces/${uuidSegment(claimed)}`, workspaceSchema, options);
  if (!sameId(workspace.uuid, claimed)) throw mismatch();
  return { workspace: workspace.uuid, slug: workspace.slug ?? null, name: workspace.name ?? null };
}

function sameId(a: string, b: string): boolean {
  const bare = (id: string): string => id.replace(/[{}]/g, '').toLowerCase();
  return bare(a) === bare(b);
}

function mismatch(): Failure {
  return new Failure({
    kind: 'forbidden',
    what: 'The installation does not belong to the workspace that it names.',
    next: 'Install the app again from the page of the workspace.',
  });
}
