import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, summary, useRepositories } from './testing/use-repositories';

const repositories = useRepositories();

function shallowClone(depth: number): string {
  const origin = repositories.make();
  for (const content of ['0\n', '1\n']) origin.commit({ 'a.txt': content });
  origin.commit({ 'a.txt': '2\n' });
  origin.commit({ 'b.txt': 'b\n' }, { branch: 'topic', from: 'main~1' });
  origin.commit({ 'c.txt': 'c\n' }, { branch: 'topic' });
  const folder = mkdtempSync(join(tmpdir(), 'loom-test-'));
  repositories.after(() => rmSync(folder, { recursive: true, force: true }));
  const address = `file://${origin.path}`;
  origin.git('clone', '--quiet', `--depth=${depth}`, '--no-single-branch', '--branch=topic', address, folder);
  return folder;
}

describe('resolveEnds', () => {
  it('suggests names that come near an unknown one', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'a\n' });
    repository.git('branch', 'feature/login');
    const failure = await failureOf(repositories.open(repository.path, { base: 'feature/lgoin' }));
    expect(failure).toMatchObject({ kind: 'invalid', where: 'feature/lgoin', next: 'Did you mean `feature/login`?' });
  });

  it.each(['--upload-pack=touch it', '-', '', 'no\nsuch', 'a..b', 'main\0', 'HEAD:a.txt', '0'.repeat(40)])(
    'takes %j for no commit',
    async (ref) => {
      const repository = repositories.make();
      repository.commit({ 'a.txt': 'a\n' });
      for (const request of [{ base: ref }, { base: 'main', head: ref }]) {
        expect(await failureOf(repositories.open(repository.path, request))).toMatchObject({ kind: 'invalid' });
      }
    },
  );

  it('takes tags, hashes and relative names', async () => {
    const repository = repositories.make();
    const first = repository.commit({ 'a.txt': '1\n' });
    repository.git('tag', '-a', '-m', 'x', 'v1', first);
    repository.commit({ 'a.txt': '2\n' });
    for (const base of ['v1', first, first.slice(0, 8), 'HEAD~1', 'main^']) {
      const change = await repositories.open(repository.path, { base });
      expect(change.base).toEqual({ name: base, commit: first });
    }
  });

  it('says that a repository has no commits', async () => {
    const failure = await failureOf(repositories.open(repositories.make().path));
    expect(failure).toMatchObject({ kind: 'invalid', message: expect.stringContaining('no commits yet') as string });
  });

  it('says that two histories have nothing in common', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'a\n' });
    repository.commit({ 'b.txt': 'b\n' }, { branch: 'island', from: null });
    const failure = await failureOf(repositories.open(repository.path, { head: 'island' }));
    expect(failure).toMatchObject({ kind: 'invalid', where: 'main...island' });
    expect(failure.message).toContain('no history in common');
  });

  it('says how to deepen a shallow clone that lacks the merge base, and warns where it has it', async () => {
    const failure = await failureOf(repositories.open(shallowClone(1)));
    expect(failure.message).toContain('shallow');
    expect(failure.next).toContain('git fetch --unshallow');

    const change = await repositories.open(shallowClone(3));
    expect(summary(change)).toEqual(['A b.txt', 'A c.txt']);
    expect(change.notices).toEqual([expect.stringContaining('shallow')]);
  });
});
