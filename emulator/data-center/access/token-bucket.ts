export interface RateLimitOptions {
  /** How many requests somebody may make at once. */
  readonly burst: number;
  /** How many more come in a second. */
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  filledAt: number;
}

/** A bucket of requests for each user. Answers null when one was taken, or the seconds until there is one again. */
export function createTokenBuckets(options: RateLimitOptions, clock: () => number): (user: string) => number | null {
  const buckets = new Map<string, Bucket>();
  return (user) => {
    const now = clock();
    const bucket = buckets.get(user) ?? { left: options.burst, filledAt: now };
    buckets.set(user, bucket);
    const gained = ((now - bucket.filledAt) / 1_000) * options.perSecond;
    bucket.left = Math.min(options.burst, bucket.left + gained);
    bucket.filledAt = now;
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / options.perSecond));
    bucket.left -= 1;
    return null;
  };
}
