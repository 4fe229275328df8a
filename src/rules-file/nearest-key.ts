const LONGEST = 40;

/** The known key that somebody who wrote `wanted` most likely meant, or null when none is near. */
export function nearestKey(wanted: string, known: readonly string[]): string | null {
  if (wanted.length > LONGEST) return null;
  const letters = lettersOf(wanted);
  const tolerance = Math.min(3, Math.floor(wanted.length / 2));
  const ranked = known
    .map((key) => ({ key, distance: editDistance(letters, lettersOf(key)) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.key ?? null;
}

/** `maxComments`, `max-comments` and `max_comments` are the same letters. */
function lettersOf(key: string): string {
  return key.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** Damerau-Levenshtein distance (adjacent swaps count one; no letter is edited twice). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
