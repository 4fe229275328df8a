import type { Instant } from '../../../world';

/** Times in answers are milliseconds since the epoch. */
export function milliseconds(at: Instant): number {
  return Math.floor(at / 1_000);
}
