import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, useRepositories } from './testing/use-repositories';

const repositories = useRepositories();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a place that cannot be opened', () => {
  it('does not exist', async () => {
    const where = join(folder, 'none');
    expect(await failureOf(repositories.open(where))).toMatchObject({
      kind: 'invalid',
      message: 'The folder does not exist.',
      where,
    });
  });

  it('is a file, or below one', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'x')]) {
      expect((await failureOf(repositories.open(path))).message).toBe('The path is not a folder.');
    }
  });

  it('has a name that no folder can have', async () => {
    expect((await failureOf(repositories.open('a\0b'))).kind).toBe('invalid');
  });

  it('is in no repository', async () => {
    const failure = await failureOf(repositories.open(folder));
    expect(failure).toMatchObject({
      kind: 'invalid',
      message: 'This folder is not in a git repository.',
      where: folder,
    });
  });

  it('is a linked worktree whose repository was deleted', async () => {
    writeFileSync(join(folder, '.git'), 'gitdir: /nonexistent/repository/.git/worktrees/x\n');
    expect((await failureOf(repositories.open(folder))).message).toBe('This folder is not in a git repository.');
  });

  it('belongs to somebody else', async () => {
    if (process.getuid?.() !== 0) {
      console.warn('SKIPPED: only root can make a repository of another user.');
      return;
    }
    const { path } = repositories.make();
    chownSync(path, 12345, 12345);
    const failure = await failureOf(repositories.open(path));
    expect(failure).toMatchObject({ kind: 'forbidden', where: path });
    expect(failure.next).toContain(`git config --global --add safe.directory '${path}'`);
  });

  it('was made by a git of the future', async () => {
    const repository = repositories.make();
    repository.git('config', 'core.repositoryFormatVersion', '99');
    expect((await failureOf(repositories.open(repository.path))).next).toContain('Update git');
  });

  it('cannot be opened without git', async () => {
    const previous = process.env.PATH;
    repositories.after(() => (process.env.PATH = previous));
    process.env.PATH = folder;
    const failure = await failureOf(repositories.open(folder));
    expect(failure).toMatchObject({ kind: 'unavailable', where: 'git' });
    expect(failure.next).toContain('Install git');
  });

  it('cannot be opened with a git from long ago', async () => {
    const previous = process.env.PATH;
    repositories.after(() => (process.env.PATH = previous));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'git'), '#!/bin/sh\necho git version 2.20.1\n', { mode: 0o755 });
    process.env.PATH = join(folder, 'bin');
    expect(await failureOf(repositories.open(folder))).toMatchObject({
      kind: 'unavailable',
      where: 'git version 2.20.1',
    });
  });
});
