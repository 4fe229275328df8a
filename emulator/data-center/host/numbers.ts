/** Gives the things of one kind numbers from 1, in the order in which they are asked for. */
export interface Numbers {
  of(kind: 'user' | 'project' | 'repository' | 'comment' | 'activity' | 'hook', key: string): number;
}

export function createNumbers(): Numbers {
  const known = new Map<string, Map<string, number>>();
  return {
    of(kind, key) {
      const numbers = known.get(kind) ?? new Map<string, number>();
      known.set(kind, numbers);
      const number = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, number);
      return number;
    },
  };
}
