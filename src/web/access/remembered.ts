interface Entry<Value> {
  readonly until: number;
  readonly value: Promise<Value>;
}

const MOST_ENTRIES = 5000;

/** Answers kept for a while, by key. Who asks while the answer is on its way waits for the same one; failures are not kept. */
export interface Remembered<Value> {
  get(key: string, ask: () => Promise<Value>): Promise<Value>;
}

export function remembered<Value>(lifetimeMs: number, clock: () => number): Remembered<Value> {
  const entries = new Map<string, Entry<Value>>();
  return {
    get: (key, ask) => {
      const known = entries.get(key);
      if (known !== undefined && known.until > clock()) return known.value;
      const value = ask();
      const entry = { until: clock() + lifetimeMs, value };
      entries.delete(key);
      entries.set(key, entry);
      value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      for (const oldest of entries.keys()) {
        if (entries.size <= MOST_ENTRIES) break;
        entries.delete(oldest);
      }
      return value;
    },
  };
}
