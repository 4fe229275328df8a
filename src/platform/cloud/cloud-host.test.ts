import {
  COMMIT,
  type CloudTest,
  FORK,
  OPTIONS,
  P,
  R,
  REF,
  REPOSITORY,
  startCloudTest,
  WORKSPACE,
} from './testing/cloud-server';

let test: CloudTest;
beforeEach(async () => {
  test = await startCloudTest();
});
afterEach(() => test.close());

const sent = (name: string): unknown[] =>
  test.server.arrivalsOf(name).map(({ body }) => (body === '' ? null : JSON.parse(body)) as unknown);

it('tasks are read, created and finished', async () => {
  const wire = { id: 3, state: 'UNRESOLVED', content: { raw: 'do' }, comment: { id: 5 } };
  const task = { id: '3', body: 'do', comment: '5', done: false };
  test.server.on(`GET ${P}/tasks`, { body: { values: [wire, { ...wire, id: 4, state: 'RESOLVED', comment: null }] } });
  test.server.on(`POST ${P}/tasks`, { status: 201, body: wire });
  test.server.on(`PUT ${P}/tasks/3`, { body: wire });
  expect(await test.host.tasks(REF, OPTIONS)).toEqual([task, { id: '4', body: 'do', comment: null, done: true }]);
  expect(await test.host.createTask(REF, { body: 'do', comment: '5' }, OPTIONS)).toEqual(task);
  await test.host.setTaskDone(REF, task, true, OPTIONS);
  expect(sent(`POST ${P}/tasks`)).toEqual([{ content: { raw: 'do' }, comment: { id: 5 } }]);
  expect(sent(`PUT ${P}/tasks/3`)).toEqual([{ content: { raw: 'do' }, state: 'RESOLVED' }]);
});

describe('reports', () => {
  const path = `${R}/commit/${COMMIT}/reports/loom-review`;
  const report = { id: 'loom-review', title: 'Loom', details: 'x', result: 'pending', link: null, data: [] } as const;
  const annotation = (id: string) =>
    ({
      id,
      summary: 's',
      details: null,
      severity: 'info',
      category: 'style',
      path: null,
      line: null,
      link: null,
    }) as const;

  it('take one call while they are pending', async () => {
    test.server.on(`PUT ${path}`, { body: {} });
    await test.host.putReport(REF, COMMIT, report, null, true, OPTIONS);
    expect(test.host.calls()).toBe(1);
  });

  it('send annotations in as few calls as the host allows, each id once', async () => {
    test.server.on(`PUT ${path}`, { body: {} });
    test.server.on(`POST ${path}/annotations`, { body: [] });
    const many = Array.from({ length: 1200 }, (_, index) => annotation(`id-${index % 1100}`));
    await test.host.putReport(REF, COMMIT, report, many, false, OPTIONS);
    const batches = sent(`POST ${path}/annotations`) as { external_id: string }[][];
    expect(batches).toHaveLength(10);
    expect(batches.every((batch) => batch.length === 100)).toBe(true);
    expect(new Set(batches.flat().map(({ external_id }) => external_id)).size).toBe(1000);
  });

  it('are deleted first where old annotations would stay', async () => {
    test.server.on(`DELETE ${path}`, { status: 404 });
    test.server.on(`PUT ${path}`, { body: {} });
    await test.host.putReport(REF, COMMIT, report, [], true, OPTIONS);
    expect(test.server.arrivals.map(({ method }) => method)).toEqual(['DELETE', 'PUT']);
  });

  it('never leave the path of their commit', async () => {
    await expect(test.host.putReport(REF, '../x', report, null, false, OPTIONS)).rejects.toMatchObject({
      kind: 'invalid',
    });
    test.server.on(`PUT ${R}/commit/${COMMIT}/reports/..%2F..%2Fx`, { body: {} });
    await test.host.putReport(REF, COMMIT, { ...report, id: '../../x' }, null, false, OPTIONS);
  });
});

it('a build status is set again after a lost answer', async () => {
  const lost = (_: unknown, response: { destroy(): unknown }): null => (response.destroy(), null);
  test.server.on(`POST ${R}/commit/${COMMIT}/statuses/build`, lost, { status: 201, body: {} });
  const status = {
    key: 'k',
    state: 'failed',
    name: 'Loom',
    description: 'd',
    url: 'https://l/r/1',
    branch: 'f',
  } as const;
  await test.host.setBuildStatus(REF, COMMIT, status, OPTIONS);
  expect(sent(`POST ${R}/commit/${COMMIT}/statuses/build`)[1]).toEqual({
    key: 'k',
    state: 'FAILED',
    name: 'Loom',
    description: 'd',
    url: 'https://l/r/1',
    refname: 'f',
  });
});

describe('votes', () => {
  it('are given, changed and taken back', async () => {
    test.server.on(`POST ${P}/approve`, { body: {} });
    test.server.on(`DELETE ${P}/approve`, { status: 204 }, { status: 404 });
    test.server.on(`POST ${P}/request-changes`, { body: {} });
    await test.host.setVote(REF, 'approve', null, OPTIONS);
    await test.host.setVote(REF, 'request_changes', 'approve', OPTIONS);
    await test.host.setVote(REF, null, 'approve', OPTIONS);
    await test.host.setVote(REF, null, null, OPTIONS);
    expect(test.server.arrivals.map(({ method, url }) => `${method} ${url.slice(P.length)}`)).toEqual([
      'POST /approve',
      'DELETE /approve',
      'POST /request-changes',
      'DELETE /approve',
    ]);
  });

  it('that stand already are done, others are told', async () => {
    test.server.on(`POST ${P}/approve`, { status: 409 });
    test.server.on('GET /2.0/user', { status: 403 });
    const participant = (type: string, state: string | null) => ({
      participants: [{ user: { type, uuid: '{x}' }, state }],
    });
    test.server.on(
      `GET ${P}`,
      { body: participant('app_user', 'approved') },
      { body: participant('user', 'approved') },
    );
    await test.host.setVote(REF, 'approve', null, OPTIONS);
    await expect(test.host.setVote(REF, 'approve', null, OPTIONS)).rejects.toMatchObject({ kind: 'conflict' });
  });
});

describe('rights', () => {
  const account = '{0c000000-0000-4000-8000-000000000001}';
  const path = `GET /2.0/workspaces/${encodeURIComponent(WORKSPACE)}/permissions/repositories/${encodeURIComponent(REPOSITORY)}`;
  const entry = (uuid: string, permission: string) => ({ user: { uuid }, permission });

  beforeEach(() => {
    test.server.on(`GET ${R}`, { body: { uuid: REPOSITORY, full_name: 'a/b', workspace: { uuid: WORKSPACE } } });
  });

  it.each([
    [[entry(account, 'admin')], 'admin'],
    [[entry(account, 'read'), entry(account, 'write')], 'write'],
    [[entry('{0c000000-0000-4000-8000-000000000002}', 'admin')], 'none'],
    [[entry(account, 'emperor')], 'none'],
    [[], 'none'],
  ])('are what the host says of this account: %j', async (values, permission) => {
    test.server.on(path, { body: { values } });
    expect(await test.host.permissionOf(REF, account, OPTIONS)).toBe(permission);
    expect(decodeURIComponent(test.server.arrivals[1]?.url ?? '')).toContain(`q=user.uuid="${account}"`);
  });

  it.each([403, 404])('are unknown when we may not ask: %d', async (status) => {
    test.server.on(path, { status });
    expect(await test.host.permissionOf(REF, account, OPTIONS)).toBe('unknown');
  });

  it('of a workspace are its owner’s', async () => {
    const owners = `GET /2.0/workspaces/${encodeURIComponent(WORKSPACE)}/permissions`;
    test.server.on(
      owners,
      { body: { values: [entry(account, 'owner')] } },
      { body: { values: [entry(account, 'member')] } },
      { status: 403 },
    );
    expect(await test.host.isWorkspaceAdmin(WORKSPACE, account, OPTIONS)).toBe(true);
    expect(await test.host.isWorkspaceAdmin(WORKSPACE, account, OPTIONS)).toBe(false);
    expect(await test.host.isWorkspaceAdmin(WORKSPACE, account, OPTIONS)).toBe('unknown');
  });

  it('are not asked with a filter that somebody wrote', async () => {
    await expect(test.host.permissionOf(REF, '{x" OR user.uuid!="}', OPTIONS)).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(test.host.permissionOf(REF, 'x" OR ""="', OPTIONS)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

it('repositories and accounts are read', async () => {
  test.server.on(`GET ${R}`, {
    body: { uuid: REPOSITORY, full_name: 'a/b', links: { html: { href: 'https://b/a/b' } } },
  });
  test.server.on(
    'GET /2.0/user',
    { body: { type: 'user', uuid: '{u}', display_name: 'Jane', nickname: 'jane', account_id: '5:6' } },
    { status: 403 },
    { status: 401 },
  );
  expect(await test.host.repository(REF, OPTIONS)).toEqual({
    id: REPOSITORY,
    fullName: 'a/b',
    url: 'https://b/a/b',
    workspace: null,
  });
  expect(await test.host.self(OPTIONS)).toEqual({
    id: '{u}',
    displayName: 'Jane',
    names: ['jane', '5:6'],
    kind: 'person',
  });
  expect(await test.host.self(OPTIONS)).toBeNull();
  await expect(test.host.self(OPTIONS)).rejects.toMatchObject({ kind: 'unauthenticated', message: 'Refused.' });
});

describe('openChange', () => {
  const end = (id: string, fullName: string) => ({ branch: 'b', commit: COMMIT, repository: { id, fullName } });
  const change = { ref: REF, source: end(FORK, 'other/re po'), destination: end(REPOSITORY, 'acme/api') };

  it('gives the source addresses, credentials and the API', async () => {
    await expect(test.host.openChange(change, OPTIONS)).rejects.toThrow('no source here');
    const [request] = test.opened;
    expect(request).toMatchObject({
      destinationUrl: `${test.server.url}/acme/api.git`,
      sourceUrl: `${test.server.url}/other/re%20po.git`,
    });
    expect(await request?.credentials()).toEqual({ username: 'x-token-auth', secret: 't' });
  });

  it('says so when a repository is gone', async () => {
    await expect(
      test.host.openChange({ ...change, source: { ...change.source, repository: null } }, OPTIONS),
    ).rejects.toThrow();
    expect(test.opened[0]?.sourceUrl).toBeNull();
  });
});
