import fc from 'fast-check';
import { anyGlob, globProblem } from './glob';

describe('globProblem', () => {
  it.each(['*', '**', 'src/**/*.ts', '**/test/**/*_{a,b}.py', '!docs/**', 'release/*', 'ruff/S*', '[a-z]?.md'])(
    'accepts %s',
    (glob) => {
      expect(globProblem(glob)).toBeNull();
    },
  );

  it.each([
    ['', 'must not be empty'],
    ['a'.repeat(201), 'at most 200 characters'],
    ['+(a|b)', 'parentheses'],
    ['{a,b', 'not a valid glob'],
    ['[z-a]', 'not a valid glob'],
    ['{a,b}{a,b}{a,b}{a,b}', 'at most 3 groups'],
    ['**/a/**/b/**', 'at most 2 `**`'],
    ['*a*b*', 'at most 2 `*` between two slashes'],
  ])('refuses %s', (glob, expected) => {
    expect(globProblem(glob)).toContain(expected);
  });

  it('accepts no glob whose time a chosen path can blow up', () => {
    const glob = fc
      .array(fc.constantFrom('*', '**', 'a', '/', '{a,aa}', '{*,a}', '?', '[a-b]', 'b', '+'), {
        minLength: 1,
        maxLength: 14,
      })
      .map((parts) => parts.join(''));
    const path = fc.constantFrom('a'.repeat(600), 'a/'.repeat(300), 'aaaa/'.repeat(120));
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        if (globProblem(pattern) !== null) return;
        const start = performance.now();
        anyGlob([pattern])(text);
        expect(performance.now() - start).toBeLessThan(2_000);
      }),
      { numRuns: 400 },
    );
  });
});

describe('anyGlob', () => {
  it('matches when one of several does, hidden files included', () => {
    const matches = anyGlob(['docs/**', '*.md']);
    expect(['docs/.a/b', 'x.md', 'src/x.md'].map(matches)).toEqual([true, true, false]);
  });

  it('takes a plus as it stands, and repeats nothing by it', () => {
    expect(anyGlob(['[a-c]+{d,dd}+'])('a+d+')).toBe(true);
    expect(anyGlob(['{a,aa}+b'])('a'.repeat(200))).toBe(false);
  });

  it('sees through a newline in a path and matches nothing without globs', () => {
    expect(anyGlob(['**/*.ts'])('a\nb/x.ts')).toBe(true);
    expect(anyGlob([])('a')).toBe(false);
  });
});
