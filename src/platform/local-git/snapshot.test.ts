import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestRepository } from '../git/testing/make-repository';
import { failureOf, summary, textOf, useRepositories } from './testing/use-repositories';

const repositories = useRepositories();

function checkedOut(files: Parameters<TestRepository['commit']>[0]): TestRepository {
  const repository = repositories.make();
  repository.commit(files);
  repository.checkout('main');
  return repository;
}

/** Names, sizes and bytes of everything in the `.git` folder. */
function fingerprint(repository: TestRepository): string {
  const folder = join(repository.path, '.git');
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    hash.update(`${entry.parentPath}/${entry.name}\n`);
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex');
}

describe('a snapshot of the working tree', () => {
  it('has what is staged, changed, deleted, renamed and untracked, but not what is ignored', async () => {
    const repository = checkedOut({
      '.gitignore': '*.log\n',
      'changed.txt': 'old\n',
      'staged.txt': 'old\n',
      'gone.txt': 'x\n',
      'from.txt': 'a\nb\nc\nd\n',
      'same.txt': 'x\n',
    });
    repository.write('.git/info/exclude', 'private\n');
    repository.write('changed.txt', 'new\n');
    repository.write('staged.txt', 'staged\n');
    repository.git('add', 'staged.txt');
    repository.write('staged.txt', 'staged, then changed\n');
    repository.git('mv', 'from.txt', 'to.txt');
    rmSync(join(repository.path, 'gone.txt'));
    repository.write('folder/untracked.txt', 'new\n');
    repository.write('noise.log', 'x');
    repository.write('private', 'x');

    const change = await repositories.open(join(repository.path, 'folder'), { worktree: true });
    expect(summary(change)).toEqual([
      'M changed.txt',
      'A folder/untracked.txt',
      'D gone.txt',
      'M staged.txt',
      'R from.txt -> to.txt',
    ]);
    expect(await change.readText('new', 'staged.txt')).toBe('staged, then changed\n');
    expect(await change.readText('old', 'staged.txt')).toBe('old\n');
    expect(await textOf(change.diff())).toContain('+++ b/folder/untracked.txt\n@@ -0,0 +1 @@\n+new\n');
  });

  it('writes nothing in the repository', async () => {
    const repository = checkedOut({ 'a.txt': 'old\n', 'b.txt': 'x\n' });
    repository.write('a.txt', 'new\n');
    repository.write('c.txt', 'new\n');
    repository.git('add', 'b.txt');
    const before = [fingerprint(repository), repository.git('ls-files', '--debug')];
    const change = await repositories.open(repository.path, { worktree: true });
    await textOf(change.diff());
    await change.close();
    expect([fingerprint(repository), repository.git('ls-files', '--debug')]).toEqual(before);
    expect(repository.git('status', '--porcelain')).toBe(' M a.txt\n?? c.txt');
  });

  it('sees an edit of the same length in the same second', async () => {
    const repository = checkedOut({ 'a.txt': 'old\n' });
    repository.write('a.txt', 'new\n');
    expect(summary(await repositories.open(repository.path, { worktree: true }))).toEqual(['M a.txt']);
  });

  it('keeps links as links and follows none', async () => {
    const repository = checkedOut({ 'folder/file.txt': 'x\n', 'plain.txt': 'x\n' });
    rmSync(join(repository.path, 'folder'), { recursive: true });
    symlinkSync('/etc', join(repository.path, 'folder'));
    rmSync(join(repository.path, 'plain.txt'));
    symlinkSync('/etc/passwd', join(repository.path, 'plain.txt'));
    const change = await repositories.open(repository.path, { worktree: true });
    expect(change.files.map(({ newPath, type, newBlob }) => [newPath, type, newBlob])).toEqual([
      ['folder', 'symlink', null],
      [null, 'file', null],
      ['plain.txt', 'symlink', null],
    ]);
    expect(await change.readText('new', 'plain.txt')).toBeNull();
    expect(await textOf(change.diff())).not.toContain('root:');
  });

  it('takes a file in the place of a folder, a folder in the place of a file, and no sockets', async () => {
    const repository = checkedOut({ 'a/b.txt': 'x\n', c: 'y\n', 'socket.txt': 'z\n' });
    rmSync(join(repository.path, 'a'), { recursive: true });
    repository.write('a', 'file\n');
    rmSync(join(repository.path, 'c'));
    repository.write('c/d.txt', 'other\n');
    rmSync(join(repository.path, 'socket.txt'));
    for (const name of ['socket.txt', 'untracked-socket']) {
      const server = createServer().listen(join(repository.path, name));
      await once(server, 'listening');
      repositories.after(() => void server.close());
    }
    const change = await repositories.open(repository.path, { worktree: true });
    expect(summary(change).sort()).toEqual(['A a', 'A c/d.txt', 'D a/b.txt', 'D c', 'D socket.txt']);
  });

  it('takes conflicted files from disk in the middle of a merge', async () => {
    const repository = checkedOut({ 'a.txt': 'base\n', 'b.txt': 'base\n' });
    repository.commit({ 'a.txt': 'theirs\n', 'b.txt': null }, { branch: 'topic', from: 'main' });
    repository.commit({ 'a.txt': 'ours\n', 'b.txt': 'ours\n' });
    repository.checkout('main');
    expect(() => repository.git('merge', 'topic')).toThrow();
    const change = await repositories.open(repository.path, { worktree: true });
    expect(summary(change)).toEqual(['M a.txt']);
    expect(await change.readText('new', 'a.txt')).toMatch(/<<<<<<< .*\nours\n=======\ntheirs\n>>>>>>> /);
  });

  it('leaves out large files at once and says so', async () => {
    const repository = checkedOut({ 'a.txt': 'x\n' });
    repository.write('huge.bin', '');
    truncateSync(join(repository.path, 'huge.bin'), 2 * 1024 ** 3);
    repository.write('b.txt', 'x\n');
    const start = performance.now();
    const change = await repositories.open(repository.path, { worktree: true });
    expect(performance.now() - start).toBeLessThan(5000);
    expect(summary(change)).toEqual(['A b.txt']);
    expect(change.notices).toEqual(['`huge.bin` is over 50 MB and was left out.']);
  });

  it('leaves out untracked repositories, even empty ones, and says so', async () => {
    const repository = checkedOut({ 'a.txt': 'x\n' });
    repository.git('init', '--quiet', 'one');
    repository.git('clone', '--quiet', '.', 'two');
    const change = await repositories.open(repository.path, { worktree: true });
    expect(change.files).toEqual([]);
    expect(change.notices).toEqual(['2 files, such as `one/`, are repositories of their own and were left out.']);
  });

  it('sees that a submodule is at another commit', async () => {
    const library = repositories.make();
    library.commit({ 'a.txt': '1\n' });
    const repository = checkedOut({ 'a.txt': 'x\n' });
    repository.git('submodule', '--quiet', 'add', library.path, 'vendor');
    repository.git('commit', '--quiet', '--message', 'Add a submodule');
    repository.git('-C', 'vendor', 'commit', '--quiet', '--allow-empty', '--message', 'Move on');
    const change = await repositories.open(repository.path, { worktree: true });
    expect(change.files).toMatchObject([{ status: 'modified', newPath: 'vendor', type: 'submodule' }]);
  });

  it('honours line ending settings, so that only real changes show', async () => {
    const repository = checkedOut({ 'a.txt': 'one\ntwo\n' });
    repository.git('config', 'core.autocrlf', 'true');
    repository.write('a.txt', 'one\r\nthree\r\n');
    const change = await repositories.open(repository.path, { worktree: true });
    expect(await textOf(change.diff())).toContain(' one\n-two\n+three\n');
  });

  it('reads split indexes, indexes of intents, and repositories without an index', async () => {
    const repository = checkedOut({ 'a.txt': 'x\n', 'b.txt': 'y\n' });
    repository.git('update-index', '--split-index');
    repository.write('c.txt', 'new\n');
    repository.git('add', '--intent-to-add', 'c.txt');
    expect(summary(await repositories.open(repository.path, { worktree: true }))).toEqual(['A c.txt']);
    rmSync(join(repository.path, '.git', 'index'));
    expect(summary(await repositories.open(repository.path, { worktree: true }))).toEqual(['A c.txt']);
  });

  it('does not take what a sparse checkout leaves out for deleted', async () => {
    const repository = checkedOut({ 'in/a.txt': 'x\n', 'out/b.txt': 'y\n', 'out/deep/c.txt': 'z\n' });
    repository.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'in');
    repository.write('in/a.txt', 'changed\n');
    expect(summary(await repositories.open(repository.path, { worktree: true }))).toEqual(['M in/a.txt']);
  });

  it('names the file that may not be read', async () => {
    if (process.getuid?.() === 0) {
      console.warn('SKIPPED: root may read every file.');
      return;
    }
    const repository = checkedOut({ 'a.txt': 'x\n' });
    writeFileSync(join(repository.path, 'secret.txt'), 'x', { mode: 0 });
    const failure = await failureOf(repositories.open(repository.path, { worktree: true }));
    expect(failure).toMatchObject({ kind: 'forbidden', next: expect.stringContaining('secret.txt') as string });
  });

  it('works where the working tree holds a folder that looks like a repository', async () => {
    const repository = checkedOut({ 'a.txt': 'x\n' });
    mkdirSync(join(repository.path, 'fake', '.git'), { recursive: true });
    repository.write('fake/file.txt', 'x\n');
    const change = await repositories.open(repository.path, { worktree: true });
    expect(summary(change)).toEqual(['A fake/file.txt']);
  });
});
