import fc from 'fast-check';
import { fitsWildcard } from './wildcard';

describe('fitsWildcard', () => {
  it.each([
    ['renovate*', 'renovate-bot', true],
    ['*bot', 'Renovate-Bot', true],
    ['*bot', 'bots', false],
    ['{1a-2b}', '{1a-2b}', true],
    ['a*a', 'a', false],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'axxc', false],
    ['a*bc*c', 'abc', false],
    ['*', '', true],
    ['a.c', 'abc', false],
  ])('%s against %s', (pattern, text, expected) => {
    expect(fitsWildcard(pattern, text)).toBe(expected);
  });

  it('agrees with the regular expression of the same meaning', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 7 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 });
    fc.assert(
      fc.property(pattern, letters, (wildcard, text) => {
        const expected = new RegExp(`^${wildcard.replaceAll('*', '.*')}$`).test(text);
        expect(fitsWildcard(wildcard, text)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});
