import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureOf, summary, textOf, useRepositories } from './testing/use-repositories';

const repositories = useRepositories();

/** A branch `topic` that changed `src/a.ts`, checked out. */
function withTopic(options = {}): ReturnType<typeof repositories.make> {
  const repository = repositories.make(options);
  repository.commit({ 'src/a.ts': 'one\ntwo\n', 'README.md': '# Hello\n' });
  repository.commit({ 'src/a.ts': 'one\nthree\n' }, { branch: 'topic', from: 'main' });
  if (repository.git('rev-parse', '--is-bare-repository') === 'false') repository.checkout('topic');
  else repository.git('symbolic-ref', 'HEAD', 'refs/heads/topic');
  return repository;
}

describe('openLocalChange', () => {
  it('opens what a branch brings against the default branch', async () => {
    const repository = withTopic();
    repository.commit({ 'README.md': '# Later\n' });
    const change = await repositories.open(join(repository.path, 'src'));

    expect(change.base).toEqual({ name: 'main', commit: repository.git('rev-parse', 'main~1') });
    expect(change.head).toEqual({ name: 'HEAD', commit: repository.git('rev-parse', 'topic') });
    expect(change.notices).toEqual([]);
    const [oldBlob, newBlob] = ['main~1', 'topic'].map((ref) => repository.git('rev-parse', `${ref}:src/a.ts`));
    expect(change.files).toEqual([
      { status: 'modified', oldPath: 'src/a.ts', newPath: 'src/a.ts', oldBlob, newBlob, type: 'file' },
    ]);
    expect(await textOf(change.diff())).toBe(
      `diff --git a/src/a.ts b/src/a.ts\nindex ${oldBlob}..${newBlob} 100644\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n`,
    );
    expect(await change.readText('old', 'src/a.ts')).toBe('one\ntwo\n');
    expect(await change.readText('new', 'src/a.ts')).toBe('one\nthree\n');
    const unchanged = await change.unchanged();
    expect(unchanged.get('README.md')).toBe(repository.git('rev-parse', 'topic:README.md'));
    expect(unchanged.has('src/a.ts')).toBe(false);
  });

  it.each([{ bare: true }, { objectFormat: 'sha256' as const }])('reads a repository made with %j', async (options) => {
    const change = await repositories.open(withTopic(options).path);
    expect(summary(change)).toEqual(['M src/a.ts']);
    expect(await textOf(change.diff())).toContain('+three');
    expect(await change.readText('new', 'src/a.ts')).toBe('one\nthree\n');
  });

  it('works in a linked worktree and on a detached head', async () => {
    const repository = withTopic();
    const linked = join(repository.path, 'linked');
    repository.git('worktree', 'add', '--quiet', '--detach', linked, 'topic');
    const change = await repositories.open(linked);
    expect(summary(change)).toEqual(['M src/a.ts']);
    repository.write('linked/new.ts', 'x\n');
    expect(summary(await repositories.open(linked, { worktree: true }))).toEqual(['A new.ts', 'M src/a.ts']);
  });

  it('takes a submodule for the repository when it is asked there', async () => {
    const library = withTopic();
    const repository = withTopic();
    repository.git('submodule', '--quiet', 'add', library.path, 'vendor/library');
    const change = await repositories.open(join(repository.path, 'vendor/library'), { base: 'origin/main' });
    expect(change.head.commit).toBe(library.git('rev-parse', 'topic'));
  });

  it('opens from within the .git folder, where only commits can be compared', async () => {
    const repository = withTopic();
    const folder = join(repository.path, '.git');
    expect(summary(await repositories.open(folder))).toEqual(['M src/a.ts']);
    expect((await failureOf(repositories.open(folder, { worktree: true }))).message).toContain('no working tree');
  });

  it('copes with odd folder names', async () => {
    const outer = mkdtempSync(join(tmpdir(), 'loom-test-'));
    repositories.after(() => rmSync(outer, { recursive: true, force: true }));
    const folder = join(outer, 'a "b"\n:c\\ü');
    mkdirSync(folder);
    const repository = withTopic();
    repository.git('clone', '--quiet', '--shared', '--branch', 'topic', repository.path, folder);
    expect(summary(await repositories.open(folder, { base: 'origin/main' }))).toEqual(['M src/a.ts']);
  });

  it('refuses --head together with --worktree', async () => {
    const failure = await failureOf(repositories.open(withTopic().path, { head: 'topic', worktree: true }));
    expect(failure).toMatchObject({ kind: 'invalid', where: 'topic' });
  });
});

describe('abort', () => {
  it('ends in a cancelled failure before, while and after opening', async () => {
    const { path } = withTopic();
    const signal = AbortSignal.abort();
    expect((await failureOf(repositories.open(path, { signal }))).kind).toBe('cancelled');

    const early = new AbortController();
    const opening = repositories.open(path, { signal: early.signal });
    setImmediate(() => early.abort());
    expect((await failureOf(opening)).kind).toBe('cancelled');

    const late = new AbortController();
    const change = await repositories.open(path, { signal: late.signal });
    const diff = change.diff()[Symbol.asyncIterator]();
    late.abort();
    expect((await failureOf(Promise.resolve(diff.next()))).kind).toBe('cancelled');
    expect((await failureOf(change.sizes(['0'.repeat(40)]))).kind).toBe('cancelled');
    expect((await failureOf(change.readText('new', 'README.md'))).kind).toBe('cancelled');
  });

  it('stops a diff in the middle', async () => {
    const repository = repositories.make();
    repository.commit({ 'a.txt': '' });
    const lines = Array.from({ length: 200_000 }, (_, number) => `line ${number}`).join('\n');
    repository.commit({ 'a.txt': lines }, { branch: 'topic', from: 'main' });
    const controller = new AbortController();
    const change = await repositories.open(repository.path, { head: 'topic', signal: controller.signal });
    const read = async (): Promise<void> => {
      for await (const chunk of change.diff()) if (chunk.length > 0) controller.abort();
    };
    expect((await failureOf(read())).kind).toBe('cancelled');
  });
});
