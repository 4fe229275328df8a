import type { Installation } from '../domain';
import { CLOUD_SENDER } from '../platform/cloud-webhook';
import type { InstallationSecrets } from '../store';
import { type Answer, type Door, headerOf, type Proved, type WebhookRequest } from './request';

/** What the signature of a request is checked with. */
export interface JwtCheck {
  readonly token: string;
  /** Current secret first, then the previous one while it counts. */
  readonly secrets: readonly string[];
  readonly clientKey: string;
  readonly method: string;
  /** Path with query, as it was sent. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface ConnectDoorDeps {
  readonly installationOf: (clientKey: string) => Promise<Installation | null>;
  readonly secretsOf: (tenant: string) => Promise<InstallationSecrets | null>;
  /** The client key that a token claims to come from; null when it is none. Believed only after `verify`. */
  readonly claimedClientKey: (token: string) => string | null;
  readonly verify: (check: JwtCheck) => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const REFUSED: Answer = { status: 401, text: 'The token of this request is not valid for it.' };

/**
 * Webhooks that the app's descriptor declares: a JWT per request, signed with the installation's secret. The token does not cover
 * the body, so what the body says is a hint only, and holds for the installation's own workspace alone.
 */
export function connectDoor({ installationOf, secretsOf, claimedClientKey, verify, now }: ConnectDoorDeps): Door {
  async function prove(request: WebhookRequest): Promise<Proved | { refused: Answer }> {
    const authorization = headerOf(request, 'authorization') ?? '';
    const token = authorization.startsWith('JWT ') ? authorization.slice('JWT '.length) : null;
    const clientKey = token === null ? null : claimedClientKey(token);
    if (token === null || clientKey === null) return { refused: REFUSED };
    const installation = await installationOf(clientKey);
    if (installation?.state !== 'active') return { refused: REFUSED };
    const secrets = await secretsOf(installation.id);
    if (secrets === null) return { refused: REFUSED };
    const at = now();
    const { method, url } = request;
    const check = { token, secrets: inForce(secrets, at), clientKey, method, url, now: at };
    if (!verify(check)) return { refused: REFUSED };
    return {
      tenant: installation.id,
      eventKey: null,
      onlyRepository: null,
      onlyWorkspace: installation.workspace,
    };
  }

  return { name: 'connect', sender: CLOUD_SENDER, prove };
}

function inForce({ sharedSecret, previousSecret, previousUntil }: InstallationSecrets, at: number): readonly string[] {
  return previousSecret !== null && previousUntil !== null && at < previousUntil
    ? [sharedSecret, previousSecret]
    : [sharedSecret];
}
