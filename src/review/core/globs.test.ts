import { pathMatcher } from './globs';

describe('pathMatcher', () => {
  it.each([
    ['src/**', 'src/a/b.js', true],
    ['src/**', 'lib/a.js', false],
    ['**/*.yml', '.github/workflows/a.yml', true],
    ['src/**', 'src/a\nb/c.js', true],
    ['**/vendor/**', 'a\n/vendor/b.js', true],
  ])('%s on %j: %s', (glob, path, matches) => expect(pathMatcher([glob], [])(path)).toBe(matches));

  it('needs one of several', () => {
    const matches = pathMatcher(['a/**', 'b/**'], []);
    expect(['a/x', 'b/x', 'c/x'].map(matches)).toEqual([true, true, false]);
  });

  it('takes every path when none is included by name', () => expect(pathMatcher([], [])('a\nb')).toBe(true));

  it('ignores after it includes', () => {
    const matches = pathMatcher(['src/**'], ['**/*.test.ts']);
    expect(['src/a.ts', 'src/a.test.ts', 'docs/a.ts'].map(matches)).toEqual([true, false, false]);
  });
});
