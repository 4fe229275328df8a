import { z } from 'zod';
import { createDataCenterApi } from '../data-center/api';
import type { DataCenterApi } from '../data-center/api';
import { tokenAuthorization } from '../data-center/authorization';
import { capabilitiesOf } from '../data-center/capabilities';
import type { DataCenterConnection } from '../data-center';
import { toRepository } from '../data-center/convert';
import { explainRefusal } from '../data-center/refusal';
import { applicationPropertiesSchema, repositorySchema } from '../data-center/schemas';
import { createSelf } from '../data-center/self';
import { tokenExpiry } from '../data-center/token-expiry';
import { type Account, Failure } from '../../domain';
import type { HostRepository } from '../host';
import { type HttpClient, parseJson } from '../http';
import { clockSkewMs } from './clock-skew';

export interface InstanceFacts {
  readonly version: string;
  readonly skewMs: number | null;
}

export interface TokenFacts {
  /** The user name that the token acts as; null when the instance does not tell. */
  readonly userName: string | null;
  /** The person behind it; null for tokens of projects and repositories. */
  readonly account: Account | null;
  /** When it ends, in milliseconds since the epoch; null when the instance does not tell. */
  readonly expiresAt: number | null;
  /** Repositories that it may read, and among them those that it administers. */
  readonly readable: readonly HostRepository[];
  readonly administered: readonly HostRepository[];
}

/**
 * Asks an instance what it is; needs no token.
 * @throws Failure `unavailable` when it cannot be reached or is not trusted, `invalid` when it is too old or no Bitbucket
 */
export async function probeInstance(
  http: HttpClient,
  { baseUrl }: DataCenterConnection,
  signal: AbortSignal,
): Promise<InstanceFacts> {
  const session = http.session({ identity: 'probe', authorization: null, explain: explainRefusal });
  const url = `${baseUrl}/rest/api/latest/application-properties`;
  const asked = Date.now();
  const answer = await session.send({ method: 'GET', url, signal, urgency: 'person' }).catch((error: unknown) => {
    // An instance tells this to everybody, so that it was something else that asked.
    if (error instanceof Failure && ['unauthenticated', 'forbidden'].includes(error.kind)) throw barred(url, error);
    throw error;
  });
  const skewMs = clockSkewMs(answer.headers.date, asked, Date.now());
  const read = applicationPropertiesSchema.safeParse(parseJson(answer.bytes));
  if (!read.success || !/bitbucket|stash/i.test(read.data.displayName ?? 'Bitbucket')) throw another(url);
  capabilitiesOf(read.data.version);
  return { version: read.data.version, skewMs };
}

function barred(where: string, cause: Failure): Failure {
  return new Failure({
    kind: 'unavailable',
    what: 'Something before Bitbucket asks for a sign-in of its own, or lets nobody pass.',
    where,
    next: 'Let requests of Loom to `/rest` and `/scm` pass the proxy or the single sign-on before the instance: the token is for Bitbucket alone.',
    cause,
  });
}

function another(where: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'What answers at this address is no Bitbucket Data Center.',
    where,
    next: 'Write the base address with its context path, if it has one, e.g. `https://git.example.com/bitbucket`. If a sign-in page or a proxy answers in its place, let `/rest` and `/scm` pass.',
  });
}

/**
 * What the token is, and what it reaches.
 * @throws Failure `unauthenticated` when it is refused
 */
export async function probeToken(
  http: HttpClient,
  connection: DataCenterConnection,
  signal: AbortSignal,
): Promise<TokenFacts> {
  const api = apiOf(http, connection);
  const options = { signal, urgency: 'person' } as const;
  await api.get('api/latest/projects', z.object({ values: z.array(z.unknown()) }), options, { limit: '1' });
  const self = createSelf(api);
  const account = await self.account(options);
  const list = async (permission: string): Promise<readonly HostRepository[]> => {
    const query = { permission, limit: '1000' };
    const wires = await api.list('api/latest/repos', repositorySchema, options, query);
    return wires.filter(({ archived }) => archived !== true).map((wire) => toRepository(wire, connection.baseUrl));
  };
  const person = account !== null && account.kind === 'person' ? account : null;
  const slug = person === null ? null : await self.slug(options);
  const [readable, administered, expiresAt] = await Promise.all([
    list('REPO_READ'),
    list('REPO_ADMIN'),
    slug === null ? null : tokenExpiry(api, connection.token, slug, options),
  ]);
  return { userName: api.userName(), account: person, expiresAt, readable, administered };
}

export function apiOf(http: HttpClient, { baseUrl, token }: DataCenterConnection): DataCenterApi {
  const authorization = tokenAuthorization(token);
  return createDataCenterApi(http.session({ identity: 'probe', authorization, explain: explainRefusal }), baseUrl);
}
