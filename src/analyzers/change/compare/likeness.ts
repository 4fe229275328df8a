import type { Located } from '../../loom';
import { textOf } from '../../syntax';

/** Text beyond this says no more about what a part is. */
const MAX_TEXT = 4_000;

/** How much of their words two parts share, 0..1. Remembers what it counted. */
export function createLikeness(): (one: Located, other: Located) => number {
  const known = new WeakMap<Located, ReadonlyMap<string, number>>();
  const wordsOf = (part: Located): ReadonlyMap<string, number> => {
    const found = known.get(part) ?? countWords(textOf(part.node).slice(0, MAX_TEXT));
    known.set(part, found);
    return found;
  };
  return (one, other) => {
    const [ours, theirs] = [wordsOf(one), wordsOf(other)];
    let common = 0;
    for (const [word, count] of ours) common += Math.min(count, theirs.get(word) ?? 0);
    const total = sum(ours) + sum(theirs);
    return total === 0 ? 0 : (2 * common) / total;
  };
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\w+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
