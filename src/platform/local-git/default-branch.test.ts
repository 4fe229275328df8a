import { defaultBranch, type KnownRef, isDefaultBranch } from './default-branch';

function refs(...names: string[]): KnownRef[] {
  return names.map((name) => {
    const [ref = '', target = null] = name.split(' -> ');
    return { name: ref, target };
  });
}

describe('defaultBranch', () => {
  it('believes the remote first', () => {
    const existing = refs(
      'refs/heads/main',
      'refs/remotes/origin/main',
      'refs/remotes/origin/HEAD -> refs/remotes/origin/next',
    );
    expect(defaultBranch(existing, null)).toBe('refs/remotes/origin/next');
  });

  it('asks the remote of the upstream when origin does not tell', () => {
    const existing = refs('refs/heads/main', 'refs/remotes/fork/HEAD -> refs/remotes/fork/develop');
    expect(defaultBranch(existing, 'fork')).toBe('refs/remotes/fork/develop');
    expect(defaultBranch(existing, null)).toBe('refs/heads/main');
  });

  it.each([
    [['refs/heads/main', 'refs/remotes/origin/master'], 'refs/remotes/origin/master'],
    [['refs/heads/master', 'refs/heads/main', 'refs/remotes/origin/develop'], 'refs/heads/main'],
    [['refs/heads/trunk', 'refs/heads/develop'], 'refs/heads/develop'],
    [['refs/heads/trunk', 'refs/remotes/origin/trunk'], 'refs/remotes/origin/trunk'],
    [['refs/heads/topic'], null],
    [[], null],
  ])('of %j takes %s', (existing, expected) => {
    expect(defaultBranch(refs(...existing), null)).toBe(expected);
  });
});

describe('isDefaultBranch', () => {
  it.each([
    ['refs/heads/main', 'refs/heads/main', true],
    ['refs/heads/main', 'refs/remotes/origin/main', true],
    ['refs/remotes/origin/main', 'refs/remotes/origin/main', true],
    ['refs/heads/team/main', 'refs/remotes/origin/main', false],
    ['refs/heads/team/main', 'refs/remotes/origin/team/main', true],
    [null, 'refs/heads/main', false],
  ])('%s against %s: %s', (head, defaultRef, expected) => {
    expect(isDefaultBranch(head, defaultRef)).toBe(expected);
  });
});
