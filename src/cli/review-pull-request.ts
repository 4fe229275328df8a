import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analyzer } from '../analyzers';
import type { ReportCache } from '../cache';
import { readBitbucketAccess } from '../config';
import { Failure } from '../domain';
import { type ReviewResult, reviewPullRequestOnce } from '../review';
import { openStore, type Store } from '../store';
import { createMetrics, SILENT } from '../telemetry';
import { openPullRequest } from './pull-request-host';

export interface PullRequestReviewRequest {
  readonly url: string;
  /** Write comments, report and status; otherwise only look. */
  readonly publish: boolean;
  readonly analyzers: readonly Analyzer[];
  readonly cache: ReportCache;
  readonly runTimeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Reviews one pull request of Bitbucket with the credential of the environment, whatever its triggers say. Comments of earlier runs
 * carry their identity, so that publishing again repeats nothing.
 * @throws Failure when there is no credential, no such pull request, or it is closed
 */
export async function reviewPullRequestByUrl(request: PullRequestReviewRequest): Promise<ReviewResult> {
  const access = readBitbucketAccess();
  const metrics = createMetrics({ processMetrics: false });
  const { url } = request;
  const { host, ref, close } = await openPullRequest(url, { access, logger: SILENT, metrics, signal: request.signal });
  const folder = await mkdtemp(join(tmpdir(), 'loom-review-'));
  const store = await temporaryStore(folder);
  try {
    const { analyzers, cache, signal, runTimeoutMs, publish } = request;
    const shared = {
      analyzers,
      cache,
      clock: Date.now,
      logger: SILENT,
      metrics,
      baseUrl: `${url.replace(/#.*/, '')}#`,
      servesPages: false,
      signal,
    };
    const outcome = await reviewPullRequestOnce(ref, { ...shared, host, store, limits: { runTimeoutMs } }, { publish });
    if (outcome.kind === 'reviewed') return outcome.result;
    throw new Failure({
      kind: 'invalid',
      what: `There is nothing to review: ${outcome.reason}`,
      where: url,
      next: 'Name an open pull request.',
    });
  } finally {
    await store.close();
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the run remembers while it lasts. What should outlast it is in the comments. */
function temporaryStore(folder: string): Promise<Store> {
  return openStore({ databaseUrl: `file:${join(folder, 'run.sqlite')}`, secretKey: randomBytes(32), logger: SILENT });
}
