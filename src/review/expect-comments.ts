import type { PullRequestRef } from '../domain';
import { isFresh } from './publish-review';
import type { ReviewDeps } from './review-deps';

export interface Expectation {
  readonly ref: PullRequestRef;
  /** Whether findings are said on their lines at all. */
  readonly inline: boolean;
  /** When the pull request was read, by the clock. */
  readonly readAt: number;
  /** Comments from earlier reviews: those that stand need nothing read. */
  readonly standing: number;
}

/**
 * Tells the host once, while tools are still at work, that comments will come, so that it can look at what they hang on. The returned
 * function takes how many findings the change brings, as far as can be told.
 */
export function expectComments(
  { ref, inline, readAt, standing }: Expectation,
  { host, clock, signal }: Pick<ReviewDeps, 'host' | 'clock' | 'signal'>,
): (brought: number) => void {
  let told = false;
  return (brought) => {
    // What is read for a pull request that has to be read again would be read twice.
    if (told || !inline || brought <= standing || !isFresh(readAt, clock)) return;
    told = true;
    host.expectComments(ref, { signal });
  };
}
