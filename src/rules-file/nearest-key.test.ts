import fc from 'fast-check';
import { editDistance, nearestKey } from './nearest-key';

describe('nearestKey', () => {
  const known = ['severity', 'name', 'max_comments', 'run'];

  it.each([
    ['severty', 'severity'],
    ['sevreity', 'severity'],
    ['maxComments', 'max_comments'],
    ['max-comment', 'max_comments'],
    ['nmae', 'name'],
    ['colour', null],
    ['x', null],
    ['x'.repeat(1_000), null],
  ])('takes %s for %s', (wanted, expected) => {
    expect(nearestKey(wanted, known)).toBe(expected);
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours once', () => {
    expect(editDistance('gtp', 'gpt')).toBe(1);
    expect(editDistance('abc', '')).toBe(3);
  });

  it('is symmetric, zero only for equal texts, and at most the longer length', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
