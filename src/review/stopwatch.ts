/** Adds up for how long any of some pieces of work was under way. */
export interface Stopwatch {
  time<T>(work: Promise<T>): Promise<T>;
  /** In the clock's unit. */
  total(): number;
}

export function stopwatch(clock: () => number): Stopwatch {
  let total = 0;
  let underWay = 0;
  let since = 0;
  return {
    async time(work) {
      if (underWay === 0) since = clock();
      underWay += 1;
      try {
        return await work;
      } finally {
        underWay -= 1;
        if (underWay === 0) total += clock() - since;
      }
    },
    total: () => total,
  };
}
