/** Positions in two lists that belong together. */
export type Pairing = readonly (readonly [base: number, head: number])[];

/** Beyond this many comparisons the middle of two lists is taken as unlike. */
const MAX_CELLS = 90_000;

/** The longest common subsequence of two lists of numbers. Takes time in proportion to the lists and to the square of what differs, which is bounded. */
export function commonPairs(base: readonly number[], head: readonly number[]): Pairing {
  let start = 0;
  while (start < base.length && start < head.length && base[start] === head[start]) start += 1;
  let end = 0;
  while (end < base.length - start && end < head.length - start && base.at(-1 - end) === head.at(-1 - end)) end += 1;
  const middle = bestPairs(base.length - start - end, head.length - start - end, (b, h) =>
    base[start + b] === head[start + h] ? 1 : 0,
  ).map(([b, h]) => [b + start, h + start] as const);
  return [
    ...Array.from({ length: start }, (_, at) => [at, at] as const),
    ...middle,
    ...Array.from({ length: end }, (_, at) => [base.length - end + at, head.length - end + at] as const),
  ];
}

/** The pairs, in order on both sides, whose scores sum up to the most. A score of 0 makes no pair; none are made between very long lists. */
export function bestPairs(bases: number, heads: number, score: (base: number, head: number) => number): Pairing {
  if (bases === 0 || heads === 0 || bases * heads > MAX_CELLS) return [];
  const width = heads + 1;
  const best = new Float64Array((bases + 1) * width);
  const scores = new Float64Array(bases * heads);
  for (let b = bases - 1; b >= 0; b -= 1) {
    for (let h = heads - 1; h >= 0; h -= 1) {
      const own = score(b, h);
      scores[b * heads + h] = own;
      const paired = own > 0 ? own + best[(b + 1) * width + h + 1]! : 0;
      best[b * width + h] = Math.max(paired, best[(b + 1) * width + h]!, best[b * width + h + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let b = 0, h = 0; b < bases && h < heads;) {
    const own = scores[b * heads + h]!;
    const here = best[b * width + h]!;
    if (own > 0 && here === own + best[(b + 1) * width + h + 1]!) pairs.push([b++, h++]);
    else if (here === best[(b + 1) * width + h]!) b += 1;
    else h += 1;
  }
  return pairs;
}
