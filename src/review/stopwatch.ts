/** Adds up how long some pieces of work take, one after the other. */
export interface Stopwatch {
  time<T>(work: Promise<T>): Promise<T>;
  /** In the clock's unit. */
  total(): number;
}

export function stopwatch(clock: () => number): Stopwatch {
  let total = 0;
  return {
    async time(work) {
      const started = clock();
      try {
        return await work;
      } finally {
        total += clock() - started;
      }
    },
    total: () => total,
  };
}
