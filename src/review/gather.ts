import {
  Failure,
  type HostComment,
  type PullRequest,
  type PullRequestEnd,
  type PullRequestRef,
  sameCommit,
} from '../domain';
import type { ChangeRequest, OpenChange } from '../platform';
import type { JobEnd, ReviewJob } from '../queue';
import type { ReviewDeps } from './review-deps';

export interface Gathered {
  readonly pullRequest: PullRequest;
  /** Opens the change, to be called once; null when the pull request is closed. */
  readonly open: (() => Promise<OpenChange>) | null;
  readonly comments: readonly HostComment[];
  /** When the host told the head, by the clock. */
  readonly readAt: number;
}

type Opening = Promise<{ readonly change: OpenChange } | { readonly error: unknown }>;

/**
 * Reads the pull request and its comments while the source that the webhook named is being fetched already. Where the host knows a
 * newer head, the newer one is opened instead.
 */
export async function gather(job: ReviewJob, deps: ReviewDeps): Promise<Gathered> {
  const ref: PullRequestRef = { tenant: job.tenant, repository: job.repository, number: job.number };
  const { host, clock, signal } = deps;
  const early =
    job.source && job.destination ? open({ ref, source: job.source, destination: job.destination }, deps) : null;
  try {
    const [pullRequest, comments] = await Promise.all([
      host.pullRequest(ref, { signal }),
      host.comments(ref, { signal }),
    ]);
    const readAt = clock();
    if (pullRequest.state !== 'open') {
      await discard(early);
      return { pullRequest, open: null, comments, readAt };
    }
    return { pullRequest, open: () => openNewest(pullRequest, early, job, deps), comments, readAt };
  } catch (error) {
    await discard(early);
    throw error;
  }
}

async function openNewest(
  pullRequest: PullRequest,
  early: Opening | null,
  job: ReviewJob,
  deps: ReviewDeps,
): Promise<OpenChange> {
  if (early !== null && isSameChange(pullRequest, job)) {
    const opened = await early;
    if ('change' in opened) return opened.change;
    if (!isOutOfDate(opened.error)) throw opened.error;
  } else {
    await discard(early);
  }
  const { ref, source, destination } = pullRequest;
  return deps.host.openChange({ ref, source, destination }, { signal: deps.signal });
}

function open(change: ChangeRequest, { host, signal }: ReviewDeps): Opening {
  return host.openChange(change, { signal }).then(
    (opened) => ({ change: opened }),
    (error: unknown) => ({ error }),
  );
}

function isSameChange({ source, destination }: PullRequest, job: ReviewJob): boolean {
  return (
    job.source !== null &&
    sameCommit(source.commit, job.source.commit) &&
    destination.branch === (job.destination?.branch ?? null) &&
    !isElsewhere(source, job.source) &&
    !isElsewhere(destination, job.destination)
  );
}

/** Whether the repository has another name than the webhook told, and so cannot be fetched from where it was. */
function isElsewhere({ repository }: PullRequestEnd, told: JobEnd | null): boolean {
  const known = told?.repository ?? null;
  return known !== null && known.id === repository?.id && known.fullName !== repository.fullName;
}

/** What the webhook told is older than the host; what the host tells now may still be there. */
function isOutOfDate(error: unknown): boolean {
  return error instanceof Failure && (error.kind === 'conflict' || error.kind === 'gone');
}

async function discard(opening: Opening | null): Promise<void> {
  const opened = await opening;
  if (opened && 'change' in opened) await opened.change.close();
}
