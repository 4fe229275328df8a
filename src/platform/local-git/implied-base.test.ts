import { failureOf, summary, useRepositories } from './testing/use-repositories';

const repositories = useRepositories();

/** A clone whose `origin/HEAD` is `main`, and whose local `main` has one commit. */
function clone(): ReturnType<typeof repositories.make> {
  const origin = repositories.make();
  origin.commit({ 'a.txt': 'a\n' });
  const repository = repositories.make();
  repository.git('remote', 'add', 'origin', origin.path);
  repository.git('fetch', '--quiet', 'origin');
  repository.git('remote', 'set-head', 'origin', 'main');
  repository.git('checkout', '--quiet', '-B', 'main', '--track', 'origin/main');
  return repository;
}

describe('the base that nobody named', () => {
  it('is the default branch of the remote, however the local ones are called', async () => {
    const repository = clone();
    repository.commit({ 'b.txt': 'b\n' }, { branch: 'master', from: 'main' });
    repository.commit({ 'c.txt': 'c\n' }, { branch: 'topic', from: 'main' });
    const change = await repositories.open(repository.path, { head: 'topic' });
    expect(change.base.name).toBe('origin/main');
    expect(summary(change)).toEqual(['A c.txt']);
  });

  it('is what was pushed, for the default branch with unpushed commits', async () => {
    const repository = clone();
    repository.commit({ 'b.txt': 'b\n' });
    const change = await repositories.open(repository.path);
    expect(change.base.name).toBe('origin/main');
    expect(summary(change)).toEqual(['A b.txt']);
  });

  it('is missing for the default branch with everything pushed', async () => {
    const failure = await failureOf(repositories.open(clone().path));
    expect(failure.kind).toBe('invalid');
    expect(failure.message).toBe('You are on the default branch `main`: there is nothing to compare.');
    expect(failure.next).toMatch(/--worktree.*--base HEAD~1/);
  });

  it.each([
    ['untracked', (repository: ReturnType<typeof clone>) => repository.write('new.txt', 'x')],
    ['changed', (repository: ReturnType<typeof clone>) => repository.write('a.txt', 'x')],
    [
      'staged',
      (repository: ReturnType<typeof clone>) => {
        repository.write('a.txt', 'x');
        repository.git('add', 'a.txt');
      },
    ],
  ])('is missing there too with %s files, and the failure says that they are there', async (_, edit) => {
    const repository = clone();
    edit(repository);
    expect((await failureOf(repositories.open(repository.path))).message).toContain('there are uncommitted changes');
  });

  it('does not take a touched file for an uncommitted change', async () => {
    const repository = clone();
    repository.write('a.txt', 'a\n');
    expect((await failureOf(repositories.open(repository.path))).message).not.toContain('uncommitted');
  });

  it('does not say "you are on" of a branch that was only named', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'a\n' });
    const failure = await failureOf(repositories.open(repository.path, { head: 'main' }));
    expect(failure.message).toBe('`main` is the default branch: there is nothing to compare.');
  });

  it('asks for --base when no branch has a usual name', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'a\n' }, { branch: 'topic' });
    const failure = await failureOf(repositories.open(repository.path, { head: 'topic' }));
    expect(failure.next).toContain('--base');
  });

  it('survives an origin/HEAD that points nowhere, and an upstream that is gone', async () => {
    const repository = clone();
    repository.commit({ 'b.txt': 'b\n' });
    repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/gone');
    repository.git('config', 'branch.main.merge', 'refs/heads/gone');
    expect((await repositories.open(repository.path)).base.name).toBe('origin/main');
  });

  it('says so when the branch has nothing of its own', async () => {
    const repository = clone();
    repository.git('branch', 'topic');
    const change = await repositories.open(repository.path, { head: 'topic' });
    expect(change.files).toEqual([]);
    expect(change.notices).toEqual([expect.stringContaining('`origin/main` already has every commit of `topic`')]);
  });
});

describe('the base of uncommitted changes', () => {
  it('is HEAD on the default branch, and the merge base elsewhere', async () => {
    const repository = clone();
    repository.commit({ 'b.txt': 'b\n' });
    repository.git('reset', '--quiet', '--hard');
    repository.write('c.txt', 'c\n');
    const onDefault = await repositories.open(repository.path, { worktree: true });
    expect(onDefault.base.name).toBe('HEAD');
    expect(onDefault.head).toEqual({ name: 'worktree', commit: null });
    expect(summary(onDefault)).toEqual(['A c.txt']);

    repository.git('checkout', '--quiet', '-b', 'topic');
    expect(summary(await repositories.open(repository.path, { worktree: true }))).toEqual(['A b.txt', 'A c.txt']);
    const named = await repositories.open(repository.path, { worktree: true, base: 'HEAD' });
    expect(summary(named)).toEqual(['A c.txt']);
  });

  it('is HEAD where there is no default branch, which is said', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'a\n' }, { branch: 'topic' });
    repository.checkout('topic');
    repository.write('b.txt', 'b\n');
    const change = await repositories.open(repository.path, { worktree: true });
    expect(summary(change)).toEqual(['A b.txt']);
    expect(change.notices).toEqual([expect.stringContaining('No default branch')]);
  });
});
