import { z } from 'zod';
import { readPages } from './pages';
import { startScriptServer, type ScriptServer } from './testing/script-server';
import { testClient } from './testing/test-client';

let server: ScriptServer;
const client = testClient();
const read = (): Promise<readonly number[]> =>
  readPages(
    client.session({ identity: String(Math.random()), authorization: null }),
    { method: 'GET', url: `${server.url}/list`, signal: new AbortController().signal },
    z.number(),
  );

beforeEach(async () => {
  server = await startScriptServer();
});
afterEach(() => server.close());
afterAll(() => client.close());

describe('readPages', () => {
  it('follows the links as they are written', async () => {
    server.on('GET /list', { body: { values: [1], next: `${server.url}/more?page=%7B2%7D` } });
    server.on('GET /more', { body: { values: [2, 3], next: null } });
    expect(await read()).toEqual([1, 2, 3]);
    expect(server.arrivals[1]?.url).toBe('/more?page=%7B2%7D');
  });

  it('follows none to another host', async () => {
    server.on('GET /list', { body: { values: [1], next: 'http://127.0.0.1:1/list' } });
    await expect(read()).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('does not go in a circle', async () => {
    server.on('GET /list', { body: { values: [1], next: `${server.url}/list` } });
    await expect(read()).rejects.toMatchObject({ kind: 'too-large' });
  });

  it.each([
    ['a page', '<html>'],
    ['other entries', { values: ['x'] }],
    ['no list', {}],
  ])('says so when it gets %s', async (_name, body) => {
    server.on('GET /list', { body });
    await expect(read()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
