import type { RestFile } from '../source/port';
import {
  COMMIT,
  type DataCenterTest,
  LOOM,
  MARTA,
  OPTIONS,
  P,
  R,
  REF,
  refusal,
  REPOSITORY,
  startDataCenterTest,
  WIRE_PULL_REQUEST,
  WIRE_REPOSITORY,
} from './testing/data-center-server';

const API = '/bitbucket/rest/api/latest';
let test: DataCenterTest;
beforeEach(async () => {
  test = await startDataCenterTest();
});
afterEach(() => test.close());

const sent = (name: string): unknown[] =>
  test.server.arrivalsOf(name).map(({ body }) => (body === '' ? null : JSON.parse(body)) as unknown);

it('can what its version can', async () => {
  expect(test.host.capabilities).toMatchObject({ multiLineComments: true });
  const old = await startDataCenterTest('8.19.29');
  expect(old.host.capabilities).toMatchObject({ multiLineComments: false, resolve: true });
  await old.close();
  await expect(startDataCenterTest('6.10.0')).rejects.toMatchObject({ kind: 'invalid' });
});

it('pull requests are read', async () => {
  test.server.on(`GET ${P}`, { body: WIRE_PULL_REQUEST });
  expect(await test.host.pullRequest(REF, OPTIONS)).toEqual({
    ref: REF,
    title: 'Retry',
    description: '',
    author: { id: '412', displayName: 'Marta Rossi', names: ['mrossi'], kind: 'person' },
    state: 'open',
    draft: false,
    source: { branch: 'feature/x', commit: COMMIT, repository: { id: REPOSITORY, fullName: 'EXP/exporter' } },
    destination: { branch: 'main', commit: 'b'.repeat(40), repository: { id: REPOSITORY, fullName: 'EXP/exporter' } },
    fork: false,
    url: `${test.baseUrl}/projects/EXP/repos/exporter/pull-requests/7`,
  });
});

describe('a repository whose name is another one today', () => {
  const renamed = { ...WIRE_REPOSITORY, slug: 'shipper' };
  const moved = {
    ...WIRE_PULL_REQUEST,
    fromRef: { ...WIRE_PULL_REQUEST.fromRef, repository: renamed },
    toRef: { ...WIRE_PULL_REQUEST.toRef, repository: renamed },
  };
  const today = P.replace('exporter', 'shipper');

  it('is looked up by its id', async () => {
    test.server.on(`GET ${P}`, refusal(404, 'repository.NoSuchRepositoryException'));
    test.server.on(`GET ${API}/repos`, { body: { values: [{ ...renamed, id: 4 }, renamed], isLastPage: true } });
    test.server.on(`GET ${today}`, { body: moved });
    const read = await test.host.pullRequest(REF, OPTIONS);
    expect(read.destination.repository).toEqual({ id: REPOSITORY, fullName: 'EXP/shipper' });
    test.server.on(`GET ${today}/activities`, { body: { values: [], isLastPage: true } });
    expect(await test.host.comments(REF, OPTIONS)).toEqual([]);
    expect(test.server.arrivalsOf(`GET ${API}/repos`)).toHaveLength(1);
  });

  it('is not mistaken for one that has its name now', async () => {
    const stranger = { ...WIRE_REPOSITORY, id: 4 };
    test.server.on(`GET ${P}`, {
      body: { ...WIRE_PULL_REQUEST, toRef: { ...WIRE_PULL_REQUEST.toRef, repository: stranger } },
    });
    test.server.on(`GET ${API}/repos`, { body: { values: [stranger, renamed], isLastPage: true } });
    test.server.on(`GET ${today}`, { body: moved });
    const read = await test.host.pullRequest(REF, OPTIONS);
    expect(read.destination.repository).toEqual({ id: REPOSITORY, fullName: 'EXP/shipper' });
  });

  it('is gone when it is nowhere', async () => {
    test.server.on(`GET ${P}`, refusal(404, 'repository.NoSuchRepositoryException'));
    test.server.on(`GET ${API}/repos`, { body: { values: [], isLastPage: true } });
    await expect(test.host.pullRequest(REF, OPTIONS)).rejects.toMatchObject({ kind: 'gone' });
  });
});

it('a name that nobody remembers is looked up once', async () => {
  const fresh = await startDataCenterTest('10.2.6', null);
  fresh.server.on(`GET ${API}/repos?limit=1000`, {
    body: { values: [{ ...WIRE_REPOSITORY, id: 4 }], isLastPage: false, nextPageStart: 1 },
  });
  fresh.server.on(`GET ${API}/repos?limit=1000&start=1`, { body: { values: [WIRE_REPOSITORY], isLastPage: true } });
  fresh.server.on(`GET ${R}`, { body: WIRE_REPOSITORY });
  const repository = {
    id: REPOSITORY,
    fullName: 'EXP/exporter',
    url: `${fresh.baseUrl}/projects/EXP/repos/exporter`,
    workspace: 'EXP',
  };
  expect(await fresh.host.repository(REF, OPTIONS)).toEqual(repository);
  expect(await fresh.host.repository(REF, OPTIONS)).toEqual(repository);
  expect(fresh.host.calls()).toBe(5);
  await fresh.close();
});

it('repositories and open pull requests are listed', async () => {
  test.server.on(`GET ${API}/repos`, {
    body: { values: [WIRE_REPOSITORY, { ...WIRE_REPOSITORY, id: 5, archived: true }], isLastPage: true },
  });
  test.server.on(`GET ${API}/projects/~k.lind/repos`, {
    body: { values: [{ id: 6, slug: 'n', project: { key: '~k.lind' } }], isLastPage: true },
  });
  test.server.on(`GET ${R}/pull-requests`, { body: { values: [WIRE_PULL_REQUEST], isLastPage: true } });
  expect((await test.host.repositories([], OPTIONS)).map(({ id }) => id)).toEqual([REPOSITORY]);
  expect(await test.host.repositories(['~k.lind'], OPTIONS)).toEqual([
    { id: '6', fullName: '~k.lind/n', url: `${test.baseUrl}/users/k.lind/repos/n`, workspace: '~k.lind' },
  ]);
  expect(await test.host.openPullRequests(REF, OPTIONS)).toMatchObject([{ ref: REF, source: { commit: COMMIT } }]);
});

it('a build status goes where the version has it', async () => {
  const status = { key: 'k', state: 'failed', name: 'Loom', description: 'd', url: 'https://l', branch: 'f' } as const;
  test.server.on(`POST ${R}/commits/${COMMIT}/builds`, { status: 204 });
  await test.host.setBuildStatus(REF, COMMIT, status, OPTIONS);
  expect(sent(`POST ${R}/commits/${COMMIT}/builds`)).toMatchObject([{ key: 'k', parent: 'k', ref: 'refs/heads/f' }]);
  const old = await startDataCenterTest('7.6.0');
  old.server.on(`POST /bitbucket/rest/build-status/latest/commits/${COMMIT}`, { status: 204 });
  await old.host.setBuildStatus(REF, COMMIT, status, OPTIONS);
  await old.close();
});

describe('votes', () => {
  const mine = `${P}/participants/loom.bot`;
  beforeEach(() => {
    test.server.on(`GET ${API}/projects`, { headers: { 'x-ausername': 'Loom.Bot' }, body: { values: [] } });
    test.server.on(`GET ${API}/users`, {
      body: { values: [{ ...LOOM, id: 1, name: 'Loom.Bot2' }, LOOM], isLastPage: true },
    });
  });

  it('are the status of the account itself', async () => {
    test.server.on(`PUT ${mine}`, { body: {} });
    await test.host.setVote(REF, 'approve', null, OPTIONS);
    await test.host.setVote(REF, 'request_changes', 'approve', OPTIONS);
    await test.host.setVote(REF, null, 'request_changes', OPTIONS);
    await test.host.setVote(REF, null, null, OPTIONS);
    expect(sent(`PUT ${mine}`)).toEqual([{ status: 'APPROVED' }, { status: 'NEEDS_WORK' }, { status: 'UNAPPROVED' }]);
    expect(test.server.arrivalsOf(`GET ${API}/users`)).toHaveLength(1);
  });

  it('that cannot be given are told, and those that cannot be taken back are not there', async () => {
    test.server.on(`PUT ${mine}`, refusal(400, 'pull.InvalidPullRequestRoleException'));
    await expect(test.host.setVote(REF, 'approve', null, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
    await test.host.setVote(REF, null, 'approve', OPTIONS);
  });

  it('need a user behind the token', async () => {
    test.server.on(`GET ${API}/users`, { body: { values: [], isLastPage: true } });
    await expect(test.host.setVote(REF, 'approve', null, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await test.host.self(OPTIONS)).toBeNull();
  });
});

it('knows itself by the name in the answers', async () => {
  test.server.on(`GET ${API}/projects`, { headers: { 'x-ausername': encodeURIComponent('jörg') }, body: {} });
  test.server.on(`GET ${API}/users`, { body: { values: [{ ...LOOM, name: 'jörg' }], isLastPage: true } });
  expect(await test.host.self(OPTIONS)).toMatchObject({ id: '903', displayName: 'Loom', kind: 'person' });
  expect(decodeURIComponent(test.server.arrivals.at(-1)?.url ?? '')).toContain('filter=jörg');
});

describe('rights', () => {
  const values = (...ids: readonly number[]) => ({
    body: { values: ids.map((id) => ({ ...MARTA, id })), isLastPage: true },
  });

  it.each([
    [[values(412)], 'admin'],
    [[values(4), values(412)], 'write'],
    [[values(), values(), values(412)], 'read'],
    [[values()], 'none'],
    [[refusal(401, 'AuthorisationException')], 'unknown'],
    [[refusal(400, 'ArgumentValidationException')], 'unknown'],
  ])('are what the host says of this account: %j', async (answers, permission) => {
    test.server.on(`GET ${API}/users`, ...answers);
    expect(await test.host.permissionOf(REF, '412', OPTIONS)).toBe(permission);
    const asked = decodeURIComponent(test.server.arrivals[1]?.url ?? '');
    expect(asked).toContain('permission.1=REPO_ADMIN&permission.1.projectKey=EXP&permission.1.repositorySlug=exporter');
  });

  it('of a project are its administrators’', async () => {
    test.server.on(`GET ${API}/users`, values(412), values(4));
    expect(await test.host.isWorkspaceAdmin('EXP', '412', OPTIONS)).toBe(true);
    expect(await test.host.isWorkspaceAdmin('EXP', '412', OPTIONS)).toBe(false);
  });
});

describe('openChange', () => {
  const end = (id: string, fullName: string) => ({ branch: 'b', commit: COMMIT, repository: { id, fullName } });
  const change = { ref: REF, source: end('9', '~k.lind/exporter'), destination: end(REPOSITORY, 'EXP/exporter') };

  it('gives the source addresses, the token and the API', async () => {
    await expect(test.host.openChange(change, OPTIONS)).rejects.toThrow('no source here');
    const [request] = test.opened;
    expect(request).toMatchObject({
      destinationUrl: `${test.baseUrl}/scm/exp/exporter.git`,
      sourceUrl: `${test.baseUrl}/scm/~k.lind/exporter.git`,
      sourceRef: 'refs/pull-requests/7/from',
    });
    expect(await request?.credentials()).toEqual({ token: 't' });
  });

  it('reads through the API where git cannot, the fork last', async () => {
    const raw = `${R}/raw/a%20b/c%23.ts`;
    test.server.on(`GET ${P}.diff`, { body: 'diff' });
    test.server.on(`GET ${P}/changes`, {
      body: { values: [{ type: 'ADD', path: { components: ['a'], toString: 'a' } }], isLastPage: true },
    });
    test.server.on(
      `GET ${raw}`,
      refusal(404, 'content.NoSuchPathException'),
      { body: 'old' },
      { body: 'x'.repeat(50) },
    );
    test.server.on(`GET ${API}/projects/~k.lind/repos/exporter/raw/a%20b/c%23.ts`, { body: 'new' });
    test.server.on(`GET ${P}/merge-base`, { body: { id: 'd'.repeat(40) } });
    await expect(test.host.openChange(change, OPTIONS)).rejects.toThrow();
    const { rest } = test.opened[0]!;
    const text = (file: RestFile) => (file.kind === 'bytes' ? Buffer.from(file.bytes).toString() : file.kind);
    expect(await rest.files()).toEqual([{ status: 'added', oldPath: null, newPath: 'a', type: 'file' }]);
    expect(text(await rest.file('new', COMMIT, 'a b/c#.ts', 99))).toBe('new');
    expect(text(await rest.file('old', COMMIT, 'a b/c#.ts', 99))).toBe('old');
    expect(await rest.file('old', COMMIT, 'a b/c#.ts', 9)).toEqual({ kind: 'too-large', size: null });
    expect(await rest.file('old', COMMIT, '../x', 9)).toEqual({ kind: 'missing' });
    expect(await rest.resolveCommit(COMMIT)).toBe(COMMIT);
    expect(await rest.mergeBase(COMMIT, COMMIT)).toBe('d'.repeat(40));
    const pieces: Uint8Array[] = [];
    for await (const piece of rest.diff()) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('diff');
  });

  it('does not take a cut list of files for the whole', async () => {
    test.server.on(`GET ${P}/changes`, { body: { values: [], isLastPage: false } });
    await expect(test.host.openChange(change, OPTIONS)).rejects.toThrow();
    await expect(test.opened[0]!.rest.files()).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('says so when the repository is gone', () => {
    const gone = { ...change, destination: { ...change.destination, repository: null } };
    expect(() => test.host.openChange(gone, OPTIONS)).toThrow('gone');
  });
});
