/** Lets the calls about one key run one after the other, and counts those that are under way. */
export interface Turns {
  /** Resolves when it is this caller's turn; the answer ends the turn and may be called twice. */
  begin(key: string): Promise<() => void>;
  isBusy(key: string): boolean;
  /** Calls that have begun or wait. */
  count(): number;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  let count = 0;
  return {
    begin: async (key) => {
      let resolve = (): void => undefined;
      const promise = new Promise<void>((done) => {
        resolve = done;
      });
      const before = last.get(key);
      last.set(key, promise);
      count += 1;
      let over = false;
      const end = (): void => {
        if (over) return;
        over = true;
        count -= 1;
        if (last.get(key) === promise) last.delete(key);
        resolve();
      };
      await before;
      return end;
    },
    isBusy: (key) => last.has(key),
    count: () => count,
  };
}
