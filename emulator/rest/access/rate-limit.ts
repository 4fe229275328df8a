const HOUR_MS = 3_600_000;

export type Resource = 'repository' | 'source' | 'hooks' | 'properties';

export interface RateLimitOptions {
  /** Requests per rolling hour and identity for repository data; null is no limit. 1,000 where it is left out. */
  readonly perHour?: number | null;
  /** The same for access tokens, which then get the headers of scaled limits. */
  readonly scaledPerHour?: number;
  readonly anonymousPerHour?: number;
}

export interface Spent {
  readonly count: number;
  readonly limit: number | null;
  readonly refused: boolean;
  readonly scaled: boolean;
}

/** Counts requests per identity and resource in a rolling hour. */
export interface RateLimit {
  spend(key: string, kind: string, resource: Resource): Spent;
}

const OWN_LIMIT: Readonly<Partial<Record<Resource, number>>> = { source: 5_000, properties: 2_000 };

export function createRateLimit(options: RateLimitOptions, clock: () => number): RateLimit {
  const calls = new Map<string, number[]>();
  return {
    spend(key, kind, resource) {
      const now = clock();
      const name = `${resource} ${key}`;
      const times = calls.get(name) ?? [];
      calls.set(name, times);
      let old = 0;
      while (old < times.length && times[old]! <= now - HOUR_MS) old += 1;
      if (old > 0) times.splice(0, old);
      const limit = limitOf(options, kind, resource);
      const refused = limit !== null && times.length >= limit;
      if (!refused) times.push(now);
      return { count: times.length, limit, refused, scaled: kind === 'access' && options.scaledPerHour !== undefined };
    },
  };
}

function limitOf(options: RateLimitOptions, kind: string, resource: Resource): number | null {
  if (options.perHour === null) return null;
  if (kind === 'anonymous') return options.anonymousPerHour ?? 60;
  if (kind === 'access' && options.scaledPerHour !== undefined && resource === 'repository')
    return options.scaledPerHour;
  return OWN_LIMIT[resource] ?? options.perHour ?? 1_000;
}

/** Which budget a path is paid from. */
export function resourceOf(path: string): Resource {
  if (/\/hooks(\/|$)/.test(path)) return 'hooks';
  if (path.includes('/properties/')) return 'properties';
  return /^\/repositories\/[^/]+\/[^/]+\/src(\/|$)/.test(path) ? 'source' : 'repository';
}
