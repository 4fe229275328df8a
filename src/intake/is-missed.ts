import { isReviewed, type PullRequest, type PullRequestReview } from '../domain';

/** What Loom remembers of a pull request. */
export interface Remembered {
  /** As it was when a review last read it; null when none did. */
  readonly pullRequest: PullRequest | null;
  /** The newest first. */
  readonly reviews: readonly PullRequestReview[];
}

/**
 * True when no review came to an end over the pull request as the host shows it now: the webhook that should have told of it was
 * lost, or there is none.
 * @param failedBefore reviews that failed earlier than this moment are tried again
 */
export function isMissed(shown: PullRequest, { pullRequest, reviews }: Remembered, failedBefore: number): boolean {
  const { source, destination } = shown;
  if (isReviewed(reviews, source.commit, destination.branch)) return false;
  const [newest] = reviews;
  switch (newest?.state) {
    case 'skipped':
      return pullRequest === null || !isSame(shown, pullRequest);
    case 'failed':
      // The queue has tried it often enough already; what was wrong with the host or the settings may be right by then.
      return newest.startedAt < failedBefore || (pullRequest !== null && !isSame(shown, pullRequest));
    default:
      return true;
  }
}

/** Equal in everything that decides whether a review is skipped. */
function isSame(shown: PullRequest, known: PullRequest): boolean {
  return (
    shown.source.commit === known.source.commit &&
    shown.destination.branch === known.destination.branch &&
    shown.draft === known.draft &&
    shown.title === known.title &&
    shown.state === known.state
  );
}
