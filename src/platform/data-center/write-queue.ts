/** Work that must not overlap, by key. Who waits is served in the order of asking. */
export type WriteQueue = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createWriteQueue(): WriteQueue {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const result = before.then(work, work);
    tails.set(key, result);
    const forget = (): void => {
      if (tails.get(key) === result) tails.delete(key);
    };
    result.then(forget, forget);
    return result;
  };
}
