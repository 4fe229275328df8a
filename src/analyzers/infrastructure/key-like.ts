import { type Predicate, predicate } from './predicate';
import { reach } from './reach';

/** More keys than any map of ours knows. */
const MAX_KEYS = 100;

/** A key of the map at the path is none of these, but spelt so much like one of them that it is meant to be that. */
export function keyLike(path: string, known: readonly string[]): Predicate {
  return predicate(['keyLike', path, ...known], ({ at }) => {
    for (const { value } of reach(at, path)) {
      if (value?.kind !== 'map') continue;
      for (const [key, { line }] of [...value.entries].slice(0, MAX_KEYS)) {
        const meant = known.includes(key) || key.startsWith('$') ? undefined : nearest(key, known);
        if (meant !== undefined) return { line, hint: `Did you mean "${meant}"?` };
      }
    }
    return null;
  });
}

/** The known word that at most two letters tell from this one, and fewer than a third of them. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length < 4 || word.length > 40) return undefined;
  const spelt = word.toLowerCase().replaceAll('_', '-');
  const [best] = known
    .map((one) => ({ one, distance: distanceOf(spelt, one) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.min(2, Math.floor(best.one.length / 3)) ? best.one : undefined;
}

/** Letters to add, drop or change. */
function distanceOf(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const changed = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}
