import { lastAtOrBefore, RunList } from './run-list';

describe('RunList', () => {
  it('joins neighbours into ranges', () => {
    const runs = new RunList();
    for (const line of [2, 3, 4, 9, 11]) runs.add(line);
    expect(runs.ranges()).toEqual([
      { start: 2, end: 4 },
      { start: 9, end: 9 },
      { start: 11, end: 11 },
    ]);
    expect([1, 2, 4, 5, 9, 10, 12].filter((line) => runs.has(line))).toEqual([2, 4, 9]);
  });
});

describe('lastAtOrBefore', () => {
  it('finds the place of a value', () => {
    expect([0, 1, 2, 5, 9].map((value) => lastAtOrBefore([1, 5], value))).toEqual([-1, 0, 0, 1, 1]);
    expect(lastAtOrBefore([], 1)).toBe(-1);
  });
});
