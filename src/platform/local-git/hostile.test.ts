import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, listOf, summary, textOf, useRepositories } from './testing/use-repositories';
import type { TestRepository } from '../git/testing/make-repository';

const repositories = useRepositories();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that leaves a mark when it is run, and lets through what comes in. */
function trap(name: string): { readonly command: string; readonly mark: string } {
  const mark = join(folder, `${name}.ran`);
  const command = join(folder, `${name}.sh`);
  writeFileSync(command, `#!/bin/sh\ntouch '${mark}'\ncat\n`, { mode: 0o755 });
  return { command, mark };
}

/** A working tree with one change committed on `topic` and one uncommitted, all files under `attributes`. */
function trapped(attributes: string): TestRepository {
  const repository = repositories.make();
  repository.commit({ '.gitattributes': `* ${attributes}\n`, 'a.txt': 'one\n', 'b.txt': 'one\n' });
  repository.commit({ 'a.txt': 'two\n' }, { branch: 'topic', from: 'main' });
  repository.checkout('topic');
  repository.write('b.txt', 'two\n');
  repository.write('c.txt', 'new\n');
  return repository;
}

async function readEverything(repository: TestRepository): Promise<void> {
  for (const worktree of [false, true]) {
    const change = await repositories.open(repository.path, { worktree });
    expect(summary(change)).toEqual(worktree ? ['M a.txt', 'M b.txt', 'A c.txt'] : ['M a.txt']);
    expect(await textOf(change.diff())).toContain('-one\n+two\n');
    expect(await change.readText('new', 'a.txt')).toBe('two\n');
  }
}

/** Proves that the trap would have worked: does by plain git what Loom does by careful git. */
function provoke(repository: TestRepository): void {
  for (const command of [['diff', 'topic~1', 'topic'], ['status'], ['add', '--all']]) {
    // Some traps make git fail afterwards; the mark is what counts.
    spawnSync('git', command, { cwd: repository.path });
  }
}

describe('a program that the repository names', () => {
  it.each<[string, (command: string) => Record<string, string>, string]>([
    ['fsmonitor', (command) => ({ 'core.fsmonitor': command }), 'text'],
    ['diff driver', (command) => ({ 'diff.trap.command': command, 'diff.external': command }), 'diff=trap'],
    ['textconv', (command) => ({ 'diff.trap.textconv': command, 'diff.trap.cachetextconv': 'true' }), 'diff=trap'],
    ['clean filter', (command) => ({ 'filter.trap.clean': command, 'filter.trap.required': 'true' }), 'filter=trap'],
    [
      'filter process',
      (command) => ({ 'filter.trap.process': command, 'filter.trap.required': 'true' }),
      'filter=trap',
    ],
  ])('is not run: %s', async (name, settings, attributes) => {
    const { command, mark } = trap(name.replace(' ', '-'));
    const repository = trapped(attributes);
    for (const [key, value] of Object.entries(settings(command))) repository.git('config', key, value);
    await readEverything(repository);
    expect(existsSync(mark)).toBe(false);
    provoke(repository);
    expect(existsSync(mark)).toBe(true);
  });

  it('is not run: hooks', async () => {
    const { command, mark } = trap('hook');
    const repository = trapped('text');
    const hooks = join(repository.path, '.git', 'hooks');
    mkdirSync(hooks);
    for (const hook of ['post-index-change', 'reference-transaction', 'pre-commit', 'post-checkout']) {
      writeFileSync(join(hooks, hook), `#!/bin/sh\nexec ${command} </dev/null\n`, { mode: 0o755 });
    }
    await readEverything(repository);
    expect(existsSync(mark)).toBe(false);
    provoke(repository);
    expect(existsSync(mark)).toBe(true);
  });

  it('is not run: the fsmonitor of a submodule', async () => {
    const { command, mark } = trap('submodule');
    const library = repositories.make();
    library.commit({ 'lib.txt': 'x\n' });
    const repository = trapped('text');
    repository.git('submodule', '--quiet', 'add', library.path, 'vendor');
    repository.git('-C', 'vendor', 'config', 'core.fsmonitor', command);
    repository.write('vendor/lib.txt', 'changed\n');
    const change = await repositories.open(repository.path, { worktree: true });
    expect(change.files.find((file) => file.newPath === 'vendor')).toMatchObject({ type: 'submodule', newBlob: null });
    expect(existsSync(mark)).toBe(false);
  });

  it('is not run when the user has configured it, and a raw comparison is said', async () => {
    const { command, mark } = trap('user');
    writeFileSync(
      join(folder, '.gitconfig'),
      `[filter "big"]\n\tclean = ${command}\n[core]\n\tfsmonitor = ${command}\n`,
    );
    const home = process.env.HOME;
    repositories.after(() => (home === undefined ? delete process.env.HOME : (process.env.HOME = home)));
    const repository = trapped('filter=big');
    process.env.HOME = folder;
    const change = await repositories.open(repository.path, { worktree: true });
    expect(change.notices).toEqual([expect.stringContaining('2 files, such as `b.txt`')]);
    expect(existsSync(mark)).toBe(false);
  });

  it('is not run to fetch what a partial clone lacks: that is missing, and a failure where it is needed', async () => {
    const { command, mark } = trap('fetch');
    const repository = trapped('text');
    const id = repository.git('rev-parse', 'topic:a.txt');
    for (const [key, value] of Object.entries({
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.url': `ext::${command}`,
      'remote.origin.promisor': 'true',
      'remote.origin.uploadpack': command,
      'protocol.allow': 'always',
      'core.sshCommand': command,
    })) {
      repository.git('config', key, value);
    }
    const change = await repositories.open(repository.path);
    rmSync(join(repository.path, '.git', 'objects'), { recursive: true });
    mkdirSync(join(repository.path, '.git', 'objects'));
    expect(await listOf(change.contents([id], 100))).toEqual([{ kind: 'missing', blob: id }]);
    expect((await failureOf(textOf(change.diff()))).next).toContain('partial clone');
    expect(existsSync(mark)).toBe(false);
  });
});

describe('a setting of the repository', () => {
  it('does not change what the diff looks like or hides', async () => {
    const repository = trapped('-diff');
    const plain = await repositories.open(repository.path);
    const expected = await textOf(plain.diff());
    const settings = {
      'diff.noprefix': 'true',
      'diff.mnemonicPrefix': 'true',
      'diff.renames': 'false',
      'diff.orderFile': '.gitattributes',
      'diff.context': '0',
      'diff.algorithm': 'patience',
      'diff.suppressBlankEmpty': 'true',
      'color.ui': 'always',
      'core.quotePath': 'false',
      'core.attributesFile': join(folder, 'attributes'),
    };
    writeFileSync(join(folder, 'attributes'), '* binary\n');
    for (const [key, value] of Object.entries(settings)) repository.git('config', key, value);
    expect(expected).toContain('--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+two\n');
    expect(await textOf((await repositories.open(repository.path)).diff())).toBe(expected);
  });

  it('does not hide a submodule that the change moves', async () => {
    const repository = repositories.make();
    const first = repository.commit({
      '.gitmodules': '[submodule "lib"]\n\tpath = lib\n\turl = ./lib\n\tignore = all\n',
    });
    repository.commit({ lib: { submodule: first } });
    const second = repository.commit({ lib: { submodule: 'f'.repeat(40) } });
    repository.git('config', 'diff.ignoreSubmodules', 'all');
    const change = await repositories.open(repository.path, { base: `${second}~1` });
    expect(change.files).toEqual([
      { status: 'modified', oldPath: 'lib', newPath: 'lib', oldBlob: null, newBlob: null, type: 'submodule' },
    ]);
    expect(await textOf(change.diff())).toContain(
      `-Subproject commit ${first}\n+Subproject commit ${'f'.repeat(40)}\n`,
    );
  });
});

describe('the environment', () => {
  it('does not lead git elsewhere', async () => {
    const { command, mark } = trap('environment');
    const repository = trapped('text');
    const elsewhere = repositories.make();
    const hostile = { GIT_DIR: join(elsewhere.path, '.git'), GIT_INDEX_FILE: '/dev/null', GIT_EXTERNAL_DIFF: command };
    Object.assign(process.env, hostile);
    try {
      await readEverything(repository);
    } finally {
      for (const name of Object.keys(hostile)) Reflect.deleteProperty(process.env, name);
    }
    expect(existsSync(mark)).toBe(false);
  });
});
