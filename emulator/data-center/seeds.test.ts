import { startDataCenter, type DataCenter } from './start';

let instance: DataCenter;

beforeAll(async () => {
  instance = await startDataCenter({ contextPath: '/bitbucket' });
});
afterAll(() => instance.close());

function control(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(new URL(`/_emulator/${path}`, instance.url), {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function sow<Made>(name: string, body: unknown): Promise<Made> {
  const answer = await control('POST', `seed/${name}`, body);
  const made: unknown = await answer.json();
  expect([answer.status, made]).toEqual([201, made]);
  return made as Made;
}

it('another process makes a pull request and a token for it, and lets something go wrong', async () => {
  await sow('user', { name: 'olga', displayName: 'Olga' });
  await sow('project', { key: 'EXP', admins: ['olga'] });
  await sow('repository', { project: 'EXP', slug: 'shop' });
  const place = { project: 'EXP', repository: 'shop' };
  await sow('commit', { ...place, branch: 'main', message: 'one', files: { 'a.txt': 'a\n' } });
  const files = { 'b.bin': { base64: 'AAE=' }, 'a.txt': null };
  const { hash } = await sow<{ hash: string }>('commit', { ...place, branch: 'topic', message: 'two', files });
  const made = await sow('pullRequest', { ...place, author: 'olga', title: 'T', branch: 'topic' });
  expect(made).toEqual({ id: 1 });
  await sow('hook', { ...place, name: 'x', url: 'http://127.0.0.1:9/', events: ['pr:opened'] });
  const { secret } = await sow<{ secret: string }>('token', { user: 'olga', permissions: ['REPO_READ'] });
  await control('POST', 'faults', { path: 'pull-requests', action: { kind: 'status', status: 503 } });
  const url = `${instance.url}/rest/api/latest/projects/EXP/repos/shop/pull-requests/1`;
  const ask = (): Promise<Response> => fetch(url, { headers: { authorization: `Bearer ${secret}` } });
  expect((await ask()).status).toBe(503);
  expect(await (await ask()).json()).toMatchObject({ fromRef: { latestCommit: hash } });
  expect(await (await control('GET', 'requests')).json()).toMatchObject([{ status: 503 }, { identity: 'olga' }]);
});

it.each([
  ['an unknown seed', 'constructor', {}, 404],
  ['a seed that says nothing', 'user', {}, 400],
  ['a seed about nobody', 'token', { user: 'nobody', permissions: [] }, 404],
])('refuses %s', async (_what, name, body, status) => {
  expect((await control('POST', `seed/${name}`, body)).status).toBe(status);
});
