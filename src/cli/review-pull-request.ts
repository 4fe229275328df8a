import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analyzer } from '../analyzers';
import type { ReportCache } from '../cache';
import { type BitbucketAccess, readBitbucketAccess } from '../config';
import { Failure, type PullRequestRef } from '../domain';
import { createCloudHost, findRepository } from '../platform/cloud';
import { tokenAuthorization } from '../platform/cloud-token';
import { createHttpClient, type HttpClient } from '../platform/http';
import { openSource } from '../platform/source';
import { type ReviewResult, reviewPullRequestOnce } from '../review';
import { openStore, type Store } from '../store';
import { createMetrics, SILENT } from '../telemetry';
import { parsePullRequestUrl } from './pull-request-url';

export interface PullRequestReviewRequest {
  readonly url: string;
  /** Write comments, report and status; otherwise only look. */
  readonly publish: boolean;
  readonly analyzers: readonly Analyzer[];
  readonly cache: ReportCache;
  readonly runTimeoutMs: number;
  readonly signal: AbortSignal;
}

const TENANT = 'command-line';

/**
 * Reviews one pull request of Bitbucket with the credential of the environment, whatever its triggers say. Comments of earlier runs
 * carry their identity, so that publishing again repeats nothing.
 * @throws Failure when there is no credential, no such pull request, or it is closed
 */
export async function reviewPullRequestByUrl(request: PullRequestReviewRequest): Promise<ReviewResult> {
  const access = readBitbucketAccess();
  const { repository, number } = parsePullRequestUrl(request.url, access.webUrl);
  const metrics = createMetrics({ processMetrics: false });
  const http = createHttpClient({ logger: SILENT, metrics, proxy: access.proxy });
  const folder = await mkdtemp(join(tmpdir(), 'loom-review-'));
  const store = await temporaryStore(folder);
  try {
    const reach = reachOf(access, http);
    const id = await findRepository(reach, repository, { signal: request.signal });
    const ref: PullRequestRef = { tenant: TENANT, repository: id, number };
    const host = createCloudHost({ ...reach, workspace: null, openSource });
    const { analyzers, cache, signal, runTimeoutMs, publish } = request;
    const shared = {
      analyzers,
      cache,
      clock: Date.now,
      logger: SILENT,
      metrics,
      baseUrl: `${request.url.replace(/#.*/, '')}#`,
      signal,
    };
    const outcome = await reviewPullRequestOnce(ref, { ...shared, host, store, limits: { runTimeoutMs } }, { publish });
    if (outcome.kind === 'reviewed') return outcome.result;
    throw new Failure({
      kind: 'invalid',
      what: `There is nothing to review: ${outcome.reason}`,
      where: request.url,
      next: 'Name an open pull request.',
    });
  } finally {
    await store.close();
    await http.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the run remembers while it lasts. What should outlast it is in the comments. */
function temporaryStore(folder: string): Promise<Store> {
  return openStore({ databaseUrl: `file:${join(folder, 'run.sqlite')}`, secretKey: randomBytes(32), logger: SILENT });
}

type Reach = Pick<Parameters<typeof createCloudHost>[0], 'http' | 'apiUrl' | 'webUrl' | 'identity' | 'authorization'>;

function reachOf({ apiUrl, webUrl, credential }: BitbucketAccess, http: HttpClient): Reach {
  if (credential !== null) {
    const authorization = tokenAuthorization(http, webUrl, credential);
    return { http, apiUrl, webUrl, identity: TENANT, authorization };
  }
  throw new Failure({
    kind: 'unauthenticated',
    what: 'No credential for Bitbucket is set.',
    next: 'Set BITBUCKET_ACCESS_TOKEN, or BITBUCKET_EMAIL and BITBUCKET_API_TOKEN, or BITBUCKET_CLIENT_ID and BITBUCKET_CLIENT_SECRET.',
  });
}
