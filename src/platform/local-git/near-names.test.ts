import fc from 'fast-check';
import { nearNames } from './near-names';

describe('nearNames', () => {
  it('knows typing errors and forgotten remotes', () => {
    const names = ['main', 'origin/main', 'release/1.2', 'feature/login', 'v1.0.0'];
    expect(nearNames('mian', names)).toEqual(['main']);
    expect(nearNames('x', names)).toEqual([]);
    expect(nearNames('main', ['origin/main'])).toEqual(['origin/main']);
    expect(nearNames('feature/logn', names)).toEqual(['feature/login']);
    expect(nearNames('v1.0.1', names)).toEqual(['v1.0.0']);
    expect(nearNames('something-else', names)).toEqual([]);
  });

  it('puts the nearest first and names three at most', () => {
    expect(nearNames('branch', ['brxxch', 'brunch', 'origin/branch', 'branche', 'bxxxxh'])).toEqual([
      'origin/branch',
      'brunch',
      'branche',
    ]);
  });

  it('finds any name with one letter missing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,20}$/), fc.nat(), (name, at) => {
        const index = at % name.length;
        expect(nearNames(name.slice(0, index) + name.slice(index + 1), [name])).toEqual([name]);
      }),
    );
  });
});
