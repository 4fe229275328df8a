import type { Analyzer } from '../analyzers';
import type { ReportCache } from '../cache';
import type { PullRequestHost } from '../platform';
import type { Store } from '../store';
import type { Logger, Metrics } from '../telemetry';

/** What the review of a pull request works with. The host is the one of the job's tenant. */
export interface ReviewDeps {
  readonly host: PullRequestHost;
  readonly store: Store;
  readonly analyzers: readonly Analyzer[];
  readonly cache: ReportCache;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'reviews' | 'reviewSeconds'>;
  /** Public address of the server, without a slash at its end. */
  readonly baseUrl: string;
  /** False for a review by hand: then the address leads to no page of Loom. */
  readonly servesPages: boolean;
  /** Aborted when a newer push came in, the lease was lost, or the process ends. */
  readonly signal: AbortSignal;
  readonly limits: {
    /** Longest time for one tool, in milliseconds. */
    readonly runTimeoutMs: number;
  };
}
