import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { isBranchName } from './branch-name';

function gitTakes(name: string): boolean {
  return spawnSync('git', ['check-ref-format', `refs/heads/${name}`]).status === 0;
}

describe('isBranchName', () => {
  it.each(['main', 'feature/ABC-1_x.y', 'ümlaut', 'a@b', 'release/1.0', 'x{y}', "quote'"])('takes %j', (name) => {
    expect(isBranchName(name)).toBe(true);
    expect(gitTakes(name)).toBe(true);
  });

  it.each([
    '',
    '@',
    '-x',
    'a..b',
    'a:b',
    'a*',
    'a b',
    'a\nb',
    'a.lock',
    'a/',
    '/a',
    'a//b',
    'a/.b',
    'a@{b',
    'a\\b',
    'a^',
  ])('refuses %j', (name) => {
    expect(isBranchName(name)).toBe(false);
  });

  it('takes no name that git does not', () => {
    const piece = fc.oneof(
      fc.constantFrom(...Array.from('ab./@{}:*^~?[-\\ \n')),
      fc.constantFrom('..', '@{', '.lock', '//'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const name = pieces.join('');
        fc.pre(isBranchName(name));
        expect(gitTakes(name)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
