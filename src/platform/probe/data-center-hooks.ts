import { z } from 'zod';
import { Failure } from '../../domain';
import type { DataCenterConnection } from '../data-center';
import type { DataCenterApi } from '../data-center/api';
import { repositoryPath } from '../data-center/paths';
import { type HttpClient, oneLine, parseAnswer } from '../http';
import { apiOf } from './data-center';

const hookSchema = z.object({
  id: z.number().int(),
  /** `repository` or `project`. */
  scopeType: z.string().nullish(),
  url: z.string(),
  active: z.boolean().nullish(),
  events: z.array(z.string()).catch([]),
  configuration: z.record(z.string(), z.unknown()).nullish().catch(null),
});

const deliverySchema = z.object({
  finish: z.number().nullish().catch(null),
  result: z.object({
    outcome: z.string(),
    statusCode: z.number().int().nullish().catch(null),
    description: z.string().nullish().catch(null),
  }),
});

/** What became of the last delivery of a webhook, where that was no success. */
export interface FailedDelivery {
  /** Null when no answer came. */
  readonly status: number | null;
  /** In the words of the instance. */
  readonly description: string;
  /** Milliseconds since the epoch; null when the instance does not tell. */
  readonly at: number | null;
}

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
      readonly failed: FailedDelivery | null;
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
    failed: await failedDelivery(api, fullName, best, signal),
  };
}

/** Null after a success, without any delivery, and where the token may not see. */
async function failedDelivery(
  api: DataCenterApi,
  fullName: string,
  { id, scopeType }: z.infer<typeof hookSchema>,
  signal: AbortSignal,
): Promise<FailedDelivery | null> {
  const repository = repositoryPath(fullName);
  const owner = scopeType === 'project' ? repository.replace(/\/repos\/.*$/, '') : repository;
  const url = api.url(`api/latest/${owner}/webhooks/${id}/latest`);
  try {
    const answer = await api.session.send({ method: 'GET', url, signal, urgency: 'person' });
    if (answer.bytes.length === 0) return null;
    const { result, finish } = parseAnswer(answer, deliverySchema, `GET ${url}`);
    if (result.outcome === 'SUCCESS') return null;
    return { status: result.statusCode ?? null, description: oneLine(result.description ?? ''), at: finish ?? null };
  } catch (error) {
    if (error instanceof Failure && ['forbidden', 'gone'].includes(error.kind)) return null;
    throw error;
  }
}
