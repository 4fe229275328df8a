import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf, listOf, textOf } from '../local-git/testing/use-repositories';
import type { TestRepository } from '../git/testing/make-repository';
import { useSource } from './testing/use-source';

const tests = useSource();

/** Commits a tree whose entries git itself would never make, on top of `main`. */
function commitTree(repository: TestRepository, tree: string): void {
  repository.git('update-ref', 'refs/heads/topic', repository.git('commit-tree', '-m', 'x', '-p', 'main', tree));
}

function treeOf(
  repository: TestRepository,
  entries: readonly (readonly [mode: string, name: string, id: string])[],
): string {
  const parts = entries.flatMap(([mode, name, id]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
  return repository.gitWithInput(Buffer.concat(parts), 'hash-object', '--literally', '-w', '-t', 'tree', '--stdin');
}

function withBlob(): { repository: TestRepository; blob: string } {
  const repository = tests.make();
  repository.commit({ 'a.txt': 'one\n' });
  return { repository, blob: repository.gitWithInput('two\n', 'hash-object', '-w', '--stdin') };
}

function bytesUnder(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

describe('a repository that means harm', () => {
  it('has names that lead nowhere', async () => {
    const { repository, blob } = withBlob();
    const names = ['.git', '..', 'a\nb', 'con\\x', '.gitattributes', '.gitmodules', '-rf', '"q"', '\u202e.ts'];
    commitTree(
      repository,
      treeOf(
        repository,
        names.sort().map((name) => ['100644', name, blob]),
      ),
    );
    const change = await tests.open(await tests.serve(), { repository });
    expect(change.files.map(({ newPath }) => newPath)).toEqual(expect.arrayContaining(names));
    expect(await textOf(change.diff())).toContain('+two\n');
    expect(await change.readText('new', '../config')).toBeNull();
    expect(await change.readText('new', '.gitattributes')).toBe('two\n');
    // Everything that was written is where it belongs.
    const [scratch = ''] = readdirSync(tests.folder());
    expect(readdirSync(join(tests.folder(), scratch)).sort()).toEqual(['HEAD', 'config', 'objects', 'refs']);
  });

  it('has a tree without end', async () => {
    const { repository, blob } = withBlob();
    let tree = treeOf(repository, [['100644', 'a', blob]]);
    for (let depth = 0; depth < 300; depth += 1) tree = treeOf(repository, [['40000', 'd', tree]]);
    commitTree(repository, tree);
    const change = await tests.open(await tests.serve(), { repository });
    expect(change.files).toHaveLength(2);
    expect(await change.readText('new', `${'d/'.repeat(300)}a`)).toBe('two\n');
  });

  it('unfolds to more than any disk, and stays folded', async () => {
    const repository = tests.make();
    repository.commit({ 'a.txt': 'one\n' });
    repository.commit({ 'bomb.txt': Buffer.alloc(60_000_000, 'x') }, { branch: 'topic', from: 'main' });
    const change = await tests.open(await tests.serve(), {
      repository,
      request: { limits: { transferBytes: 2_000_000 } },
    });
    expect(bytesUnder(tests.folder())).toBeLessThan(1_000_000);
    const blob = change.files[0]?.newBlob ?? '';
    expect(await listOf(change.contents([blob], 1e6))).toEqual([{ kind: 'too-large', blob, size: 60_000_000 }]);
    // Too large to be compared line by line.
    expect(await textOf(change.diff())).toContain('Binary files');
  });

  it('has more files than are reviewed', async () => {
    const repository = tests.make();
    repository.commit({ 'a.txt': 'one\n' });
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`${number}.txt`, `${number}\n`]));
    repository.commit(many, { branch: 'topic', from: 'main' });
    const server = await tests.serve();
    const rest = {
      resolveCommit: () => Promise.resolve('a'.repeat(40)),
      mergeBase: () => Promise.resolve('b'.repeat(40)),
    };
    const listed = Object.keys(many).map(
      (path) => ({ status: 'added', oldPath: null, newPath: path, type: 'file' }) as const,
    );
    const opening = tests.open(server, {
      repository,
      request: { limits: { files: 20 } },
      rest: { ...rest, files: () => Promise.resolve(listed) },
    });
    expect(await failureOf(opening)).toMatchObject({
      kind: 'too-large',
      message: expect.stringContaining('20 files') as string,
    });
  });

  it('lacks what its commits name', async () => {
    const { repository } = withBlob();
    repository.git('config', 'uploadpack.allowFilter', 'false');
    commitTree(repository, treeOf(repository, [['100644', 'a.txt', 'e'.repeat(40)]]));
    const failure = await failureOf(tests.open(await tests.serve(), { repository }));
    expect(failure).toMatchObject({ kind: 'invalid', next: expect.stringContaining('git fsck') as string });
  });
});
