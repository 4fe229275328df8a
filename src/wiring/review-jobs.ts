import type { Analyzer } from '../analyzers';
import type { ReportCache } from '../cache';
import type { ServerConfig } from '../config';
import type { HostRegistry } from '../platform';
import type { Job, ReviewJob } from '../queue';
import { applyDismissal, closePullRequest, type DismissalChange, type ReviewDeps, reviewPullRequest } from '../review';
import type { Store } from '../store';
import type { Logger, Metrics } from '../telemetry';

/** Everything that work on pull requests shares. */
export interface ReviewParts {
  readonly config: ServerConfig;
  readonly store: Store;
  readonly hosts: HostRegistry;
  readonly analyzers: readonly Analyzer[];
  readonly cache: ReportCache;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Works off one job; what it throws, the queue decides on. */
export async function handleJob(parts: ReviewParts, { payload }: Job, signal: AbortSignal): Promise<void> {
  switch (payload.kind) {
    case 'close':
      return closePullRequest(payload, { store: parts.store, clock: Date.now }, () =>
        reviewDeps(parts, payload.tenant, signal),
      );
    case 'review':
      await rememberName(payload, parts.store);
      await reviewPullRequest(payload, await reviewDeps(parts, payload.tenant, signal));
  }
}

/** Later work knows the repository by its id alone, and some hosts are asked by names. */
async function rememberName({ tenant, repository, destination }: ReviewJob, store: Store): Promise<void> {
  const fullName = destination?.repository?.fullName;
  if (fullName === undefined) return;
  const ref = { tenant, repository };
  const known = await store.repository(ref);
  if (known?.fullName !== fullName) await store.saveRepository({ ref, fullName });
}

/** A person dismisses a finding, or takes that back. */
export async function dismiss(parts: ReviewParts, change: DismissalChange): Promise<void> {
  await applyDismissal(change, await reviewDeps(parts, change.ref.tenant, AbortSignal.timeout(PATIENCE_MS)));
}

/** A person waits for the page that long, not longer. */
const PATIENCE_MS = 25_000;

async function reviewDeps(parts: ReviewParts, tenant: string, signal: AbortSignal): Promise<ReviewDeps> {
  const { config, store, hosts, analyzers, cache, logger, metrics } = parts;
  return {
    host: await hosts.hostOf(tenant),
    store,
    analyzers,
    cache,
    clock: Date.now,
    logger,
    metrics,
    baseUrl: config.baseUrl,
    servesPages: true,
    signal,
    limits: { runTimeoutMs: config.jobTimeoutMs },
  };
}
