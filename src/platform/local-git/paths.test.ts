import { writeFileSync } from 'node:fs';
import type { TestRepository } from '../git/testing/make-repository';
import { failureOf, summary, textOf, useRepositories } from './testing/use-repositories';

const repositories = useRepositories();

/** A commit of a tree whose entries git itself would never make. `entries` are lines of `git ls-tree`. */
function commitTree(repository: TestRepository, branch: string, entries: readonly (string | Uint8Array)[]): void {
  const input = Buffer.concat(entries.flatMap((entry) => [Buffer.from(entry), Buffer.from([0])]));
  const tree = repository.gitWithInput(input, 'mktree', '-z', '--missing');
  const parent = branch === 'main' ? [] : ['-p', 'main'];
  repository.git('update-ref', `refs/heads/${branch}`, repository.git('commit-tree', '-m', 'x', ...parent, tree));
}

describe('odd paths', () => {
  const names = [
    'a\nb',
    'quote"s',
    "'",
    '-rf',
    'tab\there',
    'back\\slash',
    'ünï',
    ':(top)x',
    '*',
    'sp ace',
    '\u001b[31m',
  ];

  it('come through unchanged, committed or not', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'x\n' });
    repository.checkout('main');
    repository.commit(Object.fromEntries(names.map((name) => [`d/${name}`, `${name}\n`])), {
      branch: 'topic',
      from: 'main',
    });
    for (const name of names) repository.write(`d/${name}`, `${name}\n`);
    for (const request of [{ head: 'topic' }, { worktree: true }]) {
      const change = await repositories.open(repository.path, request);
      expect(summary(change).sort()).toEqual(names.map((name) => `A d/${name}`).sort());
      for (const name of names) expect(await change.readText('new', `d/${name}`)).toBe(`${name}\n`);
      expect(await textOf(change.diff())).toContain('+++ "b/d/quote\\"s"');
    }
  });

  it('are names only, even `..` and `.git`', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'x\n' });
    const blob = repository.gitWithInput('evil\n', 'hash-object', '-w', '--stdin');
    const tree = repository.gitWithInput(`100644 blob ${blob}\tpasswd\n`, 'mktree');
    commitTree(repository, 'topic', [
      `040000 tree ${tree}\t..`,
      `040000 tree ${tree}\t.git`,
      `100644 blob ${blob}\ta.txt`,
    ]);
    const change = await repositories.open(repository.path, { head: 'topic' });
    expect(summary(change)).toEqual(['A ../passwd', 'A .git/passwd', 'M a.txt']);
    expect(await textOf(change.diff())).toContain('+++ b/../passwd\n');
    for (const path of ['../passwd', '/etc/passwd', '', '.', 'a.txt/', './a.txt', 'a\0b', ':a.txt', '*.txt']) {
      expect(await change.readText('new', path)).toBeNull();
    }
    expect(await change.readText('new', 'a.txt')).toBe('evil\n');
  });

  it('need not be UTF-8', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'x\n' });
    const blob = repository.git('rev-parse', 'main:a.txt');
    const latin1 = Buffer.from(`100644 blob ${blob}\tcaf\xe9`, 'latin1');
    commitTree(repository, 'topic', [latin1, `100644 blob ${blob}\ta.txt`]);
    expect(summary(await repositories.open(repository.path, { head: 'topic' }))).toEqual(['A caf\ufffd']);
    repository.checkout('main');
    if (process.platform !== 'linux') {
      console.warn('SKIPPED: only Linux has file names that are not UTF-8.');
      return;
    }
    writeFileSync(Buffer.concat([Buffer.from(`${repository.path}/`), Buffer.from('na\xefve', 'latin1')]), 'new\n');
    const change = await repositories.open(repository.path, { worktree: true });
    expect(summary(change)).toEqual(['A na\ufffdve']);
    expect(await textOf(change.diff())).toContain('+new\n');
  });

  it('without a name at all are damage', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': 'x\n' });
    const blob = repository.git('rev-parse', 'main:a.txt');
    const body = Buffer.concat([Buffer.from('100644 \0'), Buffer.from(blob, 'hex')]);
    const tree = repository.gitWithInput(body, 'hash-object', '-t', 'tree', '-w', '--stdin', '--literally');
    repository.git('update-ref', 'refs/heads/topic', repository.git('commit-tree', '-m', 'x', '-p', 'main', tree));
    const failure = await failureOf(repositories.open(repository.path, { head: 'topic' }));
    expect(failure).toMatchObject({ kind: 'unavailable', where: repository.path });
  });
});
