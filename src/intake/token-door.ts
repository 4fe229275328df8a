import type { KeyObject } from 'node:crypto';
import type { RepositoryRef } from '../domain';
import { isGenuine, signatureKeys } from '../platform/cloud-webhook';
import type { WebhookSecrets } from '../store';
import type { Answer, Door, Proved, Sender, WebhookRequest } from './request';
import { repositoryIn } from './repository-address';
import { headerOf } from './request';

/** The words in which a refusal tells the operator what to set. */
export interface DoorSettings {
  /** A sentence for when there is no tenant. */
  readonly credential: string;
  /** Variables that hold the secret. */
  readonly secret: string;
}

export interface TokenDoorDeps {
  /** Name in metrics and logs. */
  readonly name: string;
  readonly sender: Sender;
  readonly settings: DoorSettings;
  /** Tenant of the configured connection; null when no credential is set. */
  readonly tenant: string | null;
  /** Secrets that hold for every repository, the current one first. */
  readonly globalSecrets: readonly string[];
  /** Secrets of one repository's webhook, which its settings page made. */
  readonly secretsOf: (repository: RepositoryRef) => Promise<WebhookSecrets>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface CachedKeys {
  readonly keys: readonly KeyObject[];
  readonly readAt: number;
}

const KEEP_MS = 30_000;
const ASK_AGAIN_MS = 1_000;
const MOST_CACHED = 1_000;

/**
 * Plain webhooks with a secret: `X-Hub-Signature` over the raw bytes. Fails closed: without a secret nothing is genuine.
 * An address with `?tenant=…&repository=…` is checked against that repository's own secret, and then covers no other.
 */
export function tokenDoor({ name, sender, settings, tenant, globalSecrets, secretsOf, now }: TokenDoorDeps): Door {
  const globalKeys = signatureKeys(globalSecrets);
  const cache = new Map<string, CachedKeys>();

  async function keysOf(ref: RepositoryRef, freshWithin: number): Promise<readonly KeyObject[]> {
    const name = JSON.stringify([ref.tenant, ref.repository]);
    const known = cache.get(name);
    if (known && now() - known.readAt < freshWithin) return known.keys;
    const { current, previous } = await secretsOf(ref);
    const keys = signatureKeys([current, previous].filter((secret) => secret !== null));
    if (cache.size >= MOST_CACHED) cache.clear();
    cache.set(name, { keys, readAt: now() });
    return keys;
  }

  async function prove(request: WebhookRequest): Promise<Proved | { refused: Answer }> {
    const ref = repositoryIn(request.url, tenant);
    const forTenant = ref?.tenant ?? tenant;
    if (forTenant === null) return { refused: { status: 403, text: settings.credential } };
    const eventKey = headerOf(request, 'x-event-key');
    if (eventKey === undefined) return { refused: NO_EVENT };
    const signature = headerOf(request, 'x-hub-signature');
    if (signature === undefined) return { refused: UNSIGNED };
    const genuine =
      ref === null
        ? isGenuine(request.body, signature, globalKeys)
        : isGenuine(request.body, signature, await keysOf(ref, KEEP_MS)) ||
          // The secret may have been changed a moment ago.
          isGenuine(request.body, signature, await keysOf(ref, ASK_AGAIN_MS));
    if (!genuine) return { refused: ref === null && globalKeys.length === 0 ? noSecret(settings) : NOT_GENUINE };
    return { tenant: forTenant, eventKey, onlyRepository: ref?.repository ?? null, onlyWorkspace: null };
  }

  return { name, sender, prove };
}

const NO_EVENT: Answer = { status: 400, text: 'The header X-Event-Key is missing.' };
const UNSIGNED: Answer = {
  status: 401,
  text: 'The header X-Hub-Signature is missing: enter a secret in the webhook at Bitbucket.',
};
function noSecret({ secret }: DoorSettings): Answer {
  return { status: 401, text: `Loom knows no webhook secret: set ${secret} to the one entered at Bitbucket.` };
}
const NOT_GENUINE: Answer = {
  status: 401,
  text: 'The signature does not fit the body: the secret at Bitbucket and the one at Loom differ.',
};
