import { failureOf, summary } from '../local-git/testing/use-repositories';
import type { TestRepository } from '../git/testing/make-repository';
import type { RestFile } from './port';
import { useSource } from './testing/use-source';

const tests = useSource();

function withTopic(repository: TestRepository): string {
  repository.commit({ 'a.txt': 'one\n' });
  return repository.commit({ 'a.txt': 'two\n' }, { branch: 'topic', from: 'main' });
}

/** An API that knows the commits of a repository, and one changed file. */
function api(repository: TestRepository, head: string): NonNullable<Parameters<typeof tests.open>[1]['rest']> {
  const main = repository.git('rev-parse', 'main');
  return {
    resolveCommit: (prefix) => Promise.resolve(head.startsWith(prefix) ? head : main),
    mergeBase: () => Promise.resolve(main),
    files: () => Promise.resolve([{ status: 'modified', oldPath: 'a.txt', newPath: 'a.txt', type: 'file' }]),
    file: (): Promise<RestFile> => Promise.resolve({ kind: 'missing' }),
  };
}

describe('a fork', () => {
  it('is fetched from its own repository, whatever happened at home meanwhile', async () => {
    const repository = tests.make();
    repository.commit({ 'a.txt': 'one\n' });
    const fork = tests.fork(repository);
    const base = repository.git('rev-parse', 'main');
    fork.commit({ 'b.txt': 'new\n' }, { branch: 'topic', from: 'main' });
    repository.commit({ 'c.txt': 'x\n' });
    const server = await tests.serve();
    const change = await tests.open(server, { repository, fork });
    expect(summary(change)).toEqual(['A b.txt']);
    expect(change.base).toEqual({ name: 'main', commit: base });
    expect(await change.readText('new', 'b.txt')).toBe('new\n');
  });

  it('that is out of sight is fetched from home by its commit, where that has it', async () => {
    const repository = tests.make();
    const head = withTopic(repository);
    const server = await tests.serve();
    const change = await tests.open(server, {
      repository,
      commit: head.slice(0, 12),
      rest: { resolveCommit: () => Promise.resolve(head) },
      request: { sourceUrl: `${server.origin}/nowhere` },
    });
    expect(summary(change)).toEqual(['M a.txt']);
    expect(change.notices).toEqual([]);
  });

  it('that is out of sight is fetched from home by the ref that the host keeps there, where there is one', async () => {
    const repository = tests.make({ anyObject: false });
    const head = withTopic(repository);
    repository.git('update-ref', 'refs/pull-requests/1/from', head);
    repository.git('update-ref', '-d', 'refs/heads/topic');
    const server = await tests.serve();
    for (const sourceUrl of [`${server.origin}/nowhere`, null]) {
      const request = { sourceUrl, sourceRef: 'refs/pull-requests/1/from' };
      expect(summary(await tests.open(server, { repository, commit: head, request }))).toEqual(['M a.txt']);
    }
  });

  it('that is gone is read through the API, which is said', async () => {
    const repository = tests.make();
    withTopic(repository);
    const head = 'd'.repeat(40);
    const change = await tests.open(await tests.serve(), {
      repository,
      fork: null,
      commit: head.slice(0, 12),
      rest: api(repository, head),
    });
    expect(change.head.commit).toBe(head);
    expect(change.files).toHaveLength(1);
    expect(change.notices).toEqual([expect.stringMatching(/API instead of git\. The source branch is gone/)]);
  });

  it('on another server never gets the credentials', async () => {
    const repository = tests.make();
    const head = withTopic(repository);
    const elsewhere = await tests.serve();
    const change = await tests.open(await tests.serve(), {
      repository,
      commit: head,
      request: { sourceUrl: elsewhere.url(repository) },
    });
    expect(summary(change)).toEqual(['M a.txt']);
    expect(elsewhere.seen).toEqual([]);
  });
});

describe('a source branch', () => {
  it.each([
    ['was pushed to', { from: 'topic' }],
    ['was replaced by force', { from: 'main' }],
  ])('that %s ends in a conflict', async (_, { from }) => {
    const repository = tests.make();
    const before = withTopic(repository);
    repository.commit({ 'a.txt': 'three\n' }, { branch: 'topic', from });
    const opening = tests.open(await tests.serve(), { repository, commit: before.slice(0, 12) });
    const failure = await failureOf(opening);
    expect(failure).toMatchObject({ kind: 'conflict', next: 'It will be reviewed at its new head.' });
    expect(failure.message).toContain('moved on');
  });

  it.each([
    ['is known to be gone', null],
    ['turns out to be gone', 'vanished'],
  ])('that %s is fetched by its commit', async (_, source) => {
    const repository = tests.make();
    const head = withTopic(repository);
    repository.git('branch', '--quiet', 'keep', 'topic');
    repository.git('branch', '--quiet', '-D', 'topic');
    const change = await tests.open(await tests.serve(), {
      repository,
      source,
      commit: head.slice(0, 12),
      rest: { resolveCommit: () => Promise.resolve(head) },
    });
    expect(summary(change)).toEqual(['M a.txt']);
    expect(change.head).toEqual({ name: source ?? head, commit: head });
  });

  it('whose commit was deleted with it is read through the API', async () => {
    const repository = tests.make();
    withTopic(repository);
    const head = 'e'.repeat(40);
    const change = await tests.open(await tests.serve(), {
      repository,
      source: 'vanished',
      commit: head,
      rest: api(repository, head),
    });
    expect(change.notices).toEqual([expect.stringContaining('API instead of git')]);
  });

  it('of a name that git would read otherwise is refused', async () => {
    const repository = tests.make();
    const head = withTopic(repository);
    const server = await tests.serve();
    for (const source of ['topic:refs/loom/base', '*', '-x', 'a..b']) {
      const failure = await failureOf(tests.open(server, { repository, source, commit: head }));
      expect(failure.kind).toBe('invalid');
    }
    expect(server.seen).toEqual([]);
  });
});

describe('a destination', () => {
  it('that is gone altogether fails with what the API says', async () => {
    const repository = tests.make();
    const head = withTopic(repository);
    const server = await tests.serve();
    const failure = await failureOf(
      tests.open(server, {
        repository,
        commit: head,
        request: { destinationUrl: `${server.origin}/no`, sourceUrl: `${server.origin}/no` },
      }),
    );
    expect(failure.kind).toBe('bug');
  });

  it('whose branch is gone is fetched by its commit', async () => {
    const repository = tests.make();
    const head = withTopic(repository);
    const main = repository.git('rev-parse', 'main');
    const request = tests.request(await tests.serve(), { repository, commit: head }).change;
    const change = await tests.open(await tests.serve(), {
      repository,
      commit: head,
      request: { change: { ...request, destination: { ...request.destination, branch: 'vanished', commit: main } } },
    });
    expect(change.base.commit).toBe(main);
  });
});
