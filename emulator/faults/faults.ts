/** Something that goes wrong with a request, asked for by a test or a bench. */
export interface Fault {
  readonly method?: string;
  /** A regular expression over the path and query, e.g. `/comments$`. Every path where it is left out. */
  readonly path?: string;
  /** How many requests it happens to; 1 where it is left out. */
  readonly count?: number;
  /** How many matching requests pass first. */
  readonly skip?: number;
  readonly action: FaultAction;
}

export type FaultAction =
  /** Cuts the connection, before or after the request took effect. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Something else happens first, however long it takes; then the request is served. */
  | { readonly kind: 'meanwhile'; readonly happens: () => unknown }
  | {
      readonly kind: 'status';
      readonly status: number;
      /** Seconds or a date, as the header says it. */
      readonly retryAfter?: string;
      /** Proxies in front of the host answer in HTML. */
      readonly html?: boolean;
    };

/** Faults that are still to happen, oldest first. */
export interface Faults {
  add(fault: Fault): void;
  /** What happens to this request, if anything. */
  take(method: string, url: string): FaultAction | null;
  clear(): void;
}

interface Armed {
  readonly fault: Fault;
  readonly path: RegExp | null;
  skip: number;
  left: number;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    add(fault) {
      const path = fault.path === undefined ? null : new RegExp(fault.path);
      armed.push({ fault, path, skip: fault.skip ?? 0, left: fault.count ?? 1 });
    },
    take(method, url) {
      for (const candidate of armed) {
        if (!matches(candidate, method, url)) continue;
        if (candidate.skip > 0) {
          candidate.skip -= 1;
          continue;
        }
        candidate.left -= 1;
        if (candidate.left <= 0) armed = armed.filter((one) => one !== candidate);
        return candidate.fault.action;
      }
      return null;
    },
    clear() {
      armed = [];
    },
  };
}

function matches(candidate: Armed, method: string, url: string): boolean {
  const { fault, path } = candidate;
  return (fault.method === undefined || fault.method.toUpperCase() === method) && (path === null || path.test(url));
}
