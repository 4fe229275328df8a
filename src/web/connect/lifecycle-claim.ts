import { z } from 'zod';
import type { InstallationClaim } from '../dependencies';

/** What of a lifecycle call is used; everything else in it is dropped unread. */
const BODY = z.object({
  key: z.string(),
  eventType: z.string(),
  clientKey: z.string().max(400),
  productType: z.string().nullish(),
  baseUrl: z.string().nullish(),
  baseApiUrl: z.string().nullish(),
  sharedSecret: z.string().nullish(),
  principal: z.object({ uuid: z.string().nullish(), display_name: z.string().nullish() }).nullish(),
});

/** Names and addresses that a lifecycle call must carry to be meant for this app on this host. */
export interface Expected {
  readonly appKey: string;
  readonly webUrl: string;
  readonly apiUrl: string;
}

export type LifecycleEvent = 'installed' | 'uninstalled';

export interface LifecycleClaim extends InstallationClaim {
  readonly principalName: string | null;
}

const SHORTEST_SECRET = 16;
const LONGEST_SECRET = 128;

/**
 * Reads the body of a lifecycle call. Nothing in it is proved yet.
 * @returns the claim, or what is wrong with it, for the log
 */
export function readLifecycleClaim(
  body: unknown,
  event: LifecycleEvent,
  expected: Expected,
): LifecycleClaim | { readonly problem: string } {
  const parsed = BODY.safeParse(body);
  if (!parsed.success) return { problem: 'the body is not a lifecycle payload' };
  const { data } = parsed;
  if (data.eventType !== event) return { problem: `the event is not \`${event}\`` };
  if (data.key !== expected.appKey) return { problem: 'the app key is not ours' };
  const strict = event === 'installed';
  if (!matches(data.productType, 'bitbucket', strict)) return { problem: 'the product is not bitbucket' };
  if (!matches(data.baseUrl, expected.webUrl, strict)) return { problem: 'the base URL is not the configured one' };
  if (!matches(data.baseApiUrl, expected.apiUrl, strict)) return { problem: 'the API URL is not the configured one' };
  if (!isClientKey(data.clientKey, expected.appKey)) return { problem: 'the client key has no known form' };
  const sharedSecret = data.sharedSecret ?? '';
  if (strict && (sharedSecret.length < SHORTEST_SECRET || sharedSecret.length > LONGEST_SECRET)) {
    return { problem: 'the shared secret is missing, too short or too long' };
  }
  return {
    clientKey: data.clientKey,
    sharedSecret,
    principal: data.principal?.uuid ?? null,
    principalName: data.principal?.display_name ?? null,
  };
}

/** An uninstall may leave fields out; what is there must be right. */
function matches(value: string | null | undefined, wanted: string, required: boolean): boolean {
  return value === wanted || (!required && (value === null || value === undefined));
}

/** Registered apps: `ari:cloud:bitbucket::app/{workspace}/<app key>`; older ones: `connection:<number>`. */
function isClientKey(clientKey: string, appKey: string): boolean {
  if (/^connection:\d{1,20}$/.test(clientKey)) return true;
  const workspace = workspaceOfClientKey(clientKey);
  return workspace !== null && clientKey === `ari:cloud:bitbucket::app/${workspace}/${appKey}`;
}

/** Workspace id inside a registered app's client key; null in the older form. */
export function workspaceOfClientKey(clientKey: string): string | null {
  return /^ari:cloud:bitbucket::app\/(\{[0-9a-f-]{36}\})\//.exec(clientKey)?.[1] ?? null;
}
