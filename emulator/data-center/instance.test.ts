import { P, R, seeded, type Seeded } from './testing/seeded';
import type { DataCenterOptions } from './start';

let host: Seeded | undefined;

async function start(options: DataCenterOptions): Promise<Seeded> {
  host = await seeded(options);
  return host;
}
afterEach(() => host?.instance.close());

it.each([
  ['7.21', { drafts: false, threads: false, ranges: false, base: 404, stats: 404, projectHooks: 404 }],
  ['8.19', { drafts: true, threads: true, ranges: false, base: 200, stats: 404, projectHooks: 200 }],
  ['9.4', { drafts: true, threads: true, ranges: true, base: 200, stats: 200, projectHooks: 200 }],
  ['10.2', { drafts: true, threads: true, ranges: true, base: 200, stats: 200, projectHooks: 200 }],
] as const)('release %s has what it has', async (version, wanted) => {
  const { call, key } = await start({ version });
  const marker = { startLine: 1, startLineType: 'CONTEXT' };
  const anchor = { path: 'src/app.ts', line: 2, lineType: 'ADDED', fileType: 'TO', multilineMarker: marker };
  const made = (await call('POST', `${P}/comments`, { text: 'x', anchor })).json as { anchor: object };
  const hooks = await call('GET', '/projects/EXP/webhooks', undefined, { authorization: `Bearer ${key.secret}` });
  expect({
    drafts: 'draft' in ((await call('GET', P)).json as object),
    threads: 'threadResolved' in made,
    ranges: 'multilineMarker' in made.anchor,
    base: (await call('GET', `${P}/merge-base`)).status,
    stats: (await call('GET', `${P}/diff-stats-summary`)).status,
    projectHooks: hooks.status,
  }).toEqual(wanted);
});

it('the bucket of a user runs empty, whichever token it is', async () => {
  let now = 0;
  const { call, instance, bot } = await start({ rateLimit: { burst: 3, perSecond: 5 }, clock: () => now });
  const second = instance.mintToken(bot.account, { permissions: ['REPO_READ'] });
  const statuses = [];
  for (let at = 0; at < 3; at += 1) statuses.push((await call('GET', P)).status);
  const refused = await call('GET', P, undefined, { authorization: `Bearer ${second.secret}` });
  expect([...statuses, refused.status, refused.headers.get('retry-after')]).toEqual([200, 200, 200, 429, '1']);
  now += 200;
  expect((await call('GET', P)).status).toBe(200);
});

it('what needs git waits for its turn', async () => {
  const { call } = await start({ throttle: { tickets: 1, waitMs: 60_000 } });
  const statuses = await Promise.all([1, 2, 3].map(async () => (await call('GET', `${P}/changes`)).status));
  expect(statuses).toEqual([200, 200, 200]);
});

it('what needs git does not wait for ever', async () => {
  const { call } = await start({ throttle: { tickets: 0, waitMs: 1 } });
  expect((await call('GET', `${P}/changes`)).status).toBe(503);
  expect((await call('GET', P)).status).toBe(200);
});

it('a starting instance serves nothing', async () => {
  let now = 1_000;
  const { call, instance } = await start({ clock: () => now });
  instance.outage.begin(5_000);
  expect((await call('GET', P)).status).toBe(503);
  const git = await fetch(`${instance.url}/scm/exp/exporter.git/info/refs?service=git-upload-pack`);
  expect(git.status).toBe(503);
  now += 5_000;
  expect((await call('GET', P)).status).toBe(200);
});

it('an instance that is down refuses connections, and comes back at the same address', async () => {
  const { call, instance } = await start({});
  await instance.goDown();
  await expect(call('GET', P)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  await instance.comeUp();
  expect((await call('GET', P)).status).toBe(200);
});

it('something else may happen before a request is served', async () => {
  const { call, instance, pullRequest, author } = await start({});
  const happens = (): object => instance.addComment(pullRequest, author, { text: 'first' });
  instance.faults.add({ method: 'POST', path: '/comments$', action: { kind: 'meanwhile', happens } });
  await call('POST', `${P}/comments`, { text: 'second' });
  expect([...pullRequest.comments.values()].map(({ raw }) => raw)).toEqual(['first', 'second']);
});

it('the old address of a repository that moved leads whoever may see it to the new one', async () => {
  const { call, instance, repository, reviewer, bot } = await start({});
  const project = instance.addProject('NEW', { readers: [bot.account] });
  instance.moveRepository(repository, project);
  const led = await call('GET', `${P}?x=1`);
  expect([led.status, led.headers.get('location')]).toEqual([
    307,
    '/rest/api/latest/projects/NEW/repos/exporter/pull-requests/1?x=1',
  ]);
  expect((await call('GET', P.replace('EXP', 'new'))).status).toBe(200);
  const { secret } = instance.mintToken(reviewer, { permissions: ['REPO_READ'] });
  expect((await call('GET', P, undefined, { authorization: `Bearer ${secret}` })).status).toBe(404);
});

it('a database of the MySQL family fails at long characters, wherever they are', async () => {
  const { call, pullRequest } = await start({ database: 'mysql' });
  const emoji = await call('POST', `${P}/comments`, { text: 'good 👍' });
  expect([emoji.status, emoji.text]).toEqual([500, expect.stringContaining('DataStoreException')]);
  const report = { title: 'Loom 🧵', result: 'PASS', data: [] };
  const path = `/insights/latest${R}/commits/${pullRequest.source.hash}/reports/loom`;
  expect((await call('PUT', path, report)).status).toBe(500);
  expect((await call('POST', `${P}/comments`, { text: 'schön ✓' })).status).toBe(201);
});

it('a stray anchor may be taken and hang nowhere', async () => {
  const { call } = await start({ strayAnchors: 'orphaned' });
  const anchor = { path: 'long.txt', line: 1, lineType: 'ADDED', fileType: 'TO' };
  const made = await call('POST', `${P}/comments`, { text: 'x', anchor });
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({ anchor: { orphaned: true } });
});
