import { namePattern, type NamePattern } from './pattern';

/** Things kept under name patterns, found by any of the names that something goes by. */
export interface NameIndex<T> {
  readonly size: number;
  find(names: readonly string[]): readonly T[];
}

export function nameIndex<T>(things: Iterable<readonly [patterns: readonly string[], thing: T]>): NameIndex<T> {
  const byLast = new Map<string, { readonly pattern: NamePattern; readonly thing: T }[]>();
  const others: { readonly pattern: NamePattern; readonly thing: T }[] = [];
  for (const [patterns, thing] of things) {
    for (const source of patterns) {
      const pattern = namePattern(source);
      const place = pattern.last === null ? others : (byLast.get(pattern.last) ?? []);
      if (pattern.last !== null) byLast.set(pattern.last, place);
      place.push({ pattern, thing });
    }
  }
  return {
    size: byLast.size + others.length,
    find(names) {
      const found = new Set<T>();
      for (const name of names) {
        const near = byLast.get(name.slice(name.lastIndexOf('.') + 1)) ?? [];
        for (const { pattern, thing } of near) if (pattern.test(name)) found.add(thing);
        for (const { pattern, thing } of others) if (pattern.test(name)) found.add(thing);
      }
      return [...found];
    },
  };
}
