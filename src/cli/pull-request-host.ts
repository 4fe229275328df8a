import type { BitbucketAccess, DataCenterConnection } from '../config';
import { Failure, type PullRequestRef } from '../domain';
import type { PullRequestHost } from '../platform';
import { createCloudHost, findRepository } from '../platform/cloud';
import { tokenAuthorization } from '../platform/cloud-token';
import {
  connectDataCenter,
  createDataCenterClient,
  findDataCenterRepository,
  parsePullRequestUrl as parseDataCenterUrl,
  type PullRequestAddress,
} from '../platform/data-center';
import { createHttpClient, type HttpClient } from '../platform/http';
import { openSource } from '../platform/source';
import type { Logger, Metrics } from '../telemetry';
import { reachOf } from '../wiring/data-center';
import { parsePullRequestUrl } from './pull-request-url';

/** Access to one pull request, by hand. */
export interface OpenedPullRequest {
  readonly host: PullRequestHost;
  readonly ref: PullRequestRef;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly access: BitbucketAccess;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly signal: AbortSignal;
}

const TENANT = 'command-line';

/**
 * The pull request that an address names, in the Cloud or in a Data Center that is configured.
 * @throws Failure when the address names none, and when nothing is configured to reach it with
 */
export async function openPullRequest(url: string, options: OpenOptions): Promise<OpenedPullRequest> {
  const page = parseDataCenterUrl(url);
  return page === null ? openInCloud(url, options) : openInDataCenter(page, options);
}

async function openInCloud(url: string, { access, signal, ...telemetry }: OpenOptions): Promise<OpenedPullRequest> {
  const { apiUrl, webUrl, credential, proxy } = access;
  const { repository, number } = parsePullRequestUrl(url, webUrl);
  if (credential === null) throw noCredential();
  return opened(createHttpClient({ ...telemetry, proxy }), async (http) => {
    const authorization = tokenAuthorization(http, webUrl, credential);
    const reach = { http, apiUrl, webUrl, identity: TENANT, authorization };
    const id = await findRepository(reach, repository, { signal });
    return { host: createCloudHost({ ...reach, workspace: null, panel: false, openSource }), repository: id, number };
  });
}

async function openInDataCenter(
  { baseUrl, fullName, number }: PullRequestAddress,
  { access, signal, ...telemetry }: OpenOptions,
): Promise<OpenedPullRequest> {
  const found = access.dataCenters.find(({ url }) => url === baseUrl);
  if (found === undefined) throw notConfigured(baseUrl, access.dataCenters);
  const connection = reachOf(found);
  return opened(createDataCenterClient(connection, { ...telemetry, proxy: access.proxy }), async (http) => {
    const reach = { http, connection, identity: TENANT };
    const repository = await findDataCenterRepository(reach, fullName, { signal });
    const repositoryName = (): Promise<string> => Promise.resolve(fullName);
    return { host: await connectDataCenter({ ...reach, repositoryName, openSource, signal }), repository, number };
  });
}

/** Connections that led nowhere are closed. */
async function opened(
  http: HttpClient,
  open: (http: HttpClient) => Promise<{ host: PullRequestHost; repository: string; number: number }>,
): Promise<OpenedPullRequest> {
  try {
    const { host, repository, number } = await open(http);
    return { host, ref: { tenant: TENANT, repository, number }, close: () => http.close() };
  } catch (error) {
    await http.close();
    throw error;
  }
}

function noCredential(): Failure {
  return new Failure({
    kind: 'unauthenticated',
    what: 'No credential for Bitbucket is set.',
    next: 'Set BITBUCKET_ACCESS_TOKEN, or BITBUCKET_EMAIL and BITBUCKET_API_TOKEN, or BITBUCKET_CLIENT_ID and BITBUCKET_CLIENT_SECRET.',
  });
}

function notConfigured(baseUrl: string, connections: readonly DataCenterConnection[]): Failure {
  const known = connections.map(({ url }) => url).join(', ');
  return new Failure({
    kind: 'unauthenticated',
    what: 'No token for this Bitbucket Data Center is set.',
    where: baseUrl,
    next:
      known === ''
        ? `Set BITBUCKET_SERVER_HOST=${baseUrl} and BITBUCKET_SERVER_TOKEN.`
        : `Tokens are set for ${known}. Write the address as it is there, or add a connection; see docs/data-center.md.`,
  });
}
