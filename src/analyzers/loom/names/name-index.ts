import { namePattern, type NamePattern } from './pattern';

/** Things kept under name patterns, found by any of the names that something goes by. */
export interface NameIndex<T> {
  readonly size: number;
  find(names: readonly string[]): readonly T[];
}

interface Row<T> {
  readonly pattern: NamePattern;
  readonly thing: T;
}

/** Names that answers are remembered for: a program says the same few names again and again. */
const MAX_KNOWN = 20_000;
const NOTHING: readonly never[] = [];

export function nameIndex<T>(things: Iterable<readonly [patterns: readonly string[], thing: T]>): NameIndex<T> {
  const byLast = new Map<string, Row<T>[]>();
  const others: Row<T>[] = [];
  for (const [patterns, thing] of things) {
    for (const source of patterns) {
      const pattern = namePattern(source);
      const place = pattern.last === null ? others : (byLast.get(pattern.last) ?? []);
      if (pattern.last !== null) byLast.set(pattern.last, place);
      place.push({ pattern, thing });
    }
  }
  const search = (name: string): readonly T[] => {
    const near = byLast.get(name.slice(name.lastIndexOf('.') + 1)) ?? [];
    const found = new Set<T>();
    for (const { pattern, thing } of near) if (pattern.test(name)) found.add(thing);
    for (const { pattern, thing } of others) if (pattern.test(name)) found.add(thing);
    return found.size === 0 ? NOTHING : [...found];
  };
  const known = new Map<string, readonly T[]>();
  const findOne = (name: string): readonly T[] => {
    const answer = known.get(name);
    if (answer) return answer;
    if (known.size >= MAX_KNOWN) known.clear();
    const found = search(name);
    known.set(name, found);
    return found;
  };
  return {
    size: byLast.size + others.length,
    find(names) {
      if (names.length === 1) return findOne(names[0]!);
      let all: readonly T[] = NOTHING;
      for (const name of names) {
        const found = findOne(name);
        if (found.length > 0) all = all.length === 0 ? found : [...new Set([...all, ...found])];
      }
      return all;
    },
  };
}
