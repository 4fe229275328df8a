import fc from 'fast-check';
import { bestPairs, commonPairs } from './pairing';

const list = fc.array(fc.nat(4), { maxLength: 12 });

function longest(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [first, ...rest] = a;
  const at = b.indexOf(first!);
  const without = longest(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longest(rest, b.slice(at + 1)));
}

describe('what two lists have in common', () => {
  it('is paired in order, equal with equal, and as much as there is', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const pairs = commonPairs(a, b);
        for (const [one, other] of pairs) expect(a[one]).toBe(b[other]);
        for (const side of [0, 1] as const) {
          const places = pairs.map((pair) => pair[side]);
          expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
        }
        expect(pairs).toHaveLength(longest(a, b));
      }),
    );
  });

  it('is not looked for in the middle of very long lists', () => {
    const long = (offset: number): number[] => Array.from({ length: 2_000 }, (_, at) => at + offset);
    expect(commonPairs([7, ...long(100), 8], [7, ...long(101), 8])).toEqual([
      [0, 0],
      [2_001, 2_001],
    ]);
  });

  it('prefers the better of two partners', () => {
    const scores = [
      [0.6, 0.9],
      [0.5, 0],
    ];
    expect(bestPairs(2, 2, (a, b) => scores[a]![b]!)).toEqual([[0, 1]]);
    expect(bestPairs(1, 2, () => 0)).toEqual([]);
  });
});
