const LONGEST = 60;

/**
 * The up to three of `names` that somebody who wrote `wanted` most likely meant, the likeliest first. A name that ends in
 * `/wanted` counts as meant: it is how remote branches are called.
 */
export function nearNames(wanted: string, names: readonly string[]): readonly string[] {
  const tolerance = Math.min(Math.max(2, Math.floor(wanted.length / 3)), wanted.length - 1);
  return names
    .filter((name) => name.length <= LONGEST)
    .map((name) => ({ name, distance: name.endsWith(`/${wanted}`) ? 0 : distance(wanted, name, tolerance) }))
    .filter((candidate) => candidate.distance <= tolerance)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((candidate) => candidate.name);
}

/** Letters to insert, delete or replace to get from one text to the other; more than `most` is not counted out. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
