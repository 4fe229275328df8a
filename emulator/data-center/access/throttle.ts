export interface ThrottleOptions {
  /** How many requests that need git are served at once, for the whole instance. */
  readonly tickets: number;
  /** How long a request waits for its turn before it is refused. */
  readonly waitMs: number;
}

/** Hands out tickets for work that needs git. Null is a wait that was too long; else the way to give the ticket back. */
export type Throttle = () => Promise<(() => void) | null>;

export function createThrottle({ tickets, waitMs }: ThrottleOptions): Throttle {
  let left = tickets;
  const waiting: (() => void)[] = [];

  function release(): void {
    const next = waiting.shift();
    if (next === undefined) left += 1;
    else next();
  }

  return () => {
    if (left > 0) {
      left -= 1;
      return Promise.resolve(release);
    }
    return new Promise((resolve) => {
      const take = (): void => {
        clearTimeout(tooLong);
        resolve(release);
      };
      const tooLong = setTimeout(() => {
        waiting.splice(waiting.indexOf(take), 1);
        resolve(null);
      }, waitMs);
      waiting.push(take);
    });
  };
}
