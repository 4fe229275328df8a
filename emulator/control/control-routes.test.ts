import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator, type Emulator } from '../start';

let emulator: Emulator;
let receiver: Server;
const received: string[] = [];

beforeAll(async () => {
  emulator = await startEmulator();
  receiver = createServer((request, response) => {
    received.push(String(request.headers['x-event-key']));
    request.resume();
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await emulator.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function control(method: string, path: string, body?: unknown, headers = {}): Promise<Response> {
  return fetch(`${emulator.webUrl}/_emulator/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function seed<Made = Record<string, string>>(name: string, body: unknown): Promise<Made> {
  const response = await control('POST', `seed/${name}`, body);
  const made = (await response.json()) as Made;
  expect([response.status, made]).toEqual([201, made]);
  return made;
}

it('another process seeds a pull request, hears of it by a webhook, and reads the logs', async () => {
  const { uuid } = await seed('user', { displayName: 'Olga', email: 'olga@example.com' });
  await seed('workspace', { slug: 'acme', owners: [uuid] });
  const place = { workspace: 'acme', repository: 'shop' };
  await seed('repository', { workspace: 'acme', slug: 'shop' });
  const { port } = receiver.address() as AddressInfo;
  await seed('hook', { ...place, url: `http://127.0.0.1:${port}/`, events: ['pullrequest:created'] });
  await seed('commit', { ...place, branch: 'main', message: 'one', files: { 'a.txt': 'a\n' } });
  const files = { 'b.bin': { base64: 'AAE=' }, 'a.txt': null };
  const { hash } = await seed('commit', { ...place, branch: 'topic', message: 'two', files });
  const made = await seed<{ id: number }>('pullRequest', {
    ...place,
    author: uuid,
    title: 'T',
    source: { branch: 'topic' },
  });
  expect(made).toEqual({ id: 1 });
  await control('POST', 'idle');
  expect(received).toEqual(['pullrequest:created']);
  const { secret } = await seed('accessToken', { ...place, name: 'bot', scopes: ['pullrequest'] });
  const api = `${emulator.apiUrl}/2.0/repositories/acme/shop/pullrequests/1`;
  await control('POST', 'faults', { path: 'pullrequests', action: { kind: 'status', status: 503 } });
  const statuses = [];
  for (let at = 0; at < 2; at += 1) {
    statuses.push((await fetch(api, { headers: { authorization: `Bearer ${secret ?? ''}` } })).status);
  }
  expect(statuses).toEqual([503, 200]);
  expect(emulator.world.findRepository('acme', 'shop')?.pullRequests.get(1)?.source.hash).toBe(hash);
  const log: unknown = await (await control('GET', 'requests')).json();
  expect(log).toMatchObject([{ status: 503 }, { status: 200, identity: 'bot' }]);
});

it.each([
  ['a page in a browser', { origin: 'https://evil.example' }, 'seed/user', 403],
  ['an unknown seed', {}, 'seed/constructor', 404],
  ['a seed that says nothing', {}, 'seed/user', 400],
  ['a fault that says nothing', {}, 'faults', 400],
])('refuses %s', async (_who, headers, path, status) => {
  expect((await control('POST', path, {}, headers)).status).toBe(status);
});
