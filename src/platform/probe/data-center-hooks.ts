import { z } from 'zod';
import type { DataCenterConnection } from '../data-center';
import { repositoryPath } from '../data-center/paths';
import type { HttpClient } from '../http';
import { apiOf } from './data-center';

const hookSchema = z.object({
  id: z.number().int(),
  url: z.string(),
  active: z.boolean().nullish(),
  events: z.array(z.string()).catch([]),
  configuration: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/** A webhook without these does not tell Loom enough. */
const NEEDED = ['pr:opened', 'pr:from_ref_updated', 'pr:modified', 'pr:merged', 'pr:declined'];

export type HookFacts =
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'found';
      readonly active: boolean;
      /** Null when the instance does not tell. */
      readonly signed: boolean | null;
      readonly missingEvents: readonly string[];
    };

/**
 * Looks for the webhook of a repository that leads to Loom, among its own and those of its project.
 * @param fullName `KEY/slug` of a repository that the token administers
 * @param address of Loom's door, without a query
 * @throws Failure when the token may not see webhooks
 */
export async function probeHooks(
  http: HttpClient,
  connection: DataCenterConnection,
  fullName: string,
  address: string,
  signal: AbortSignal,
): Promise<HookFacts> {
  const api = apiOf(http, connection);
  const path = `api/latest/${repositoryPath(fullName)}/webhooks/search`;
  const query = { scopeType: ['repository', 'project'], limit: '100' };
  const hooks = await api.list(path, hookSchema, { signal, urgency: 'person' }, query);
  const ours = hooks.filter(({ url }) => url.split('?')[0] === address);
  const best = ours.find(({ active }) => active !== false) ?? ours[0];
  if (best === undefined) return { kind: 'missing' };
  const { configuration, events } = best;
  return {
    kind: 'found',
    active: best.active !== false,
    signed: configuration == null ? null : Boolean(configuration.secret),
    missingEvents: NEEDED.filter((event) => !events.includes(event)),
  };
}
