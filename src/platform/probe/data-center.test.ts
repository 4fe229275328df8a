import { startScriptServer, type Reply, type ScriptServer } from '../http/testing/script-server';
import { testClient } from '../http/testing/test-client';
import { probeHooks } from './data-center-hooks';
import { probeInstance } from './data-center';

const API = '/git/rest/api/latest';
const { signal } = new AbortController();

let server: ScriptServer;
const http = testClient();
beforeEach(async () => {
  server = await startScriptServer();
});
afterEach(() => server.close());
afterAll(() => http.close());

const connection = () => ({ baseUrl: `${server.url}/git`, token: 't', certificates: null, requestsPerMinute: 1000 });

describe('what answers at the address of an instance', () => {
  const page = { body: '<html>Hello</html>', headers: { 'content-type': 'text/html' } };
  const redirect = { status: 302, headers: { location: '/login' } };

  it.each<[string, Reply, object]>([
    ['a page', page, { kind: 'invalid', next: expect.stringContaining('context path') as string }],
    ['a sign-in page', redirect, { kind: 'invalid', next: expect.stringContaining('sign-in page') as string }],
    ['another product', { body: { version: '9.12.0', displayName: 'Jira' } }, { kind: 'invalid' }],
    ['a gate', { ...page, status: 401 }, { kind: 'unavailable', next: expect.stringContaining('`/rest`') as string }],
    ['a ban', { ...page, status: 403 }, { kind: 'unavailable', next: expect.stringContaining('`/scm`') as string }],
  ])('may be %s, and is told as that', async (_, reply, refusal) => {
    server.on(`GET ${API}/application-properties`, reply);
    server.on('GET /login', page);
    await expect(probeInstance(http, connection(), signal)).rejects.toMatchObject(refusal);
  });

  it('may be Bitbucket, of whatever name', async () => {
    server.on(`GET ${API}/application-properties`, { body: { version: '8.9.1' } });
    expect(await probeInstance(http, connection(), signal)).toMatchObject({ version: '8.9.1' });
  });
});

describe('the last delivery of a webhook', () => {
  const address = 'https://loom.example.com/hooks';
  const hook = { id: 5, url: address, events: [], scopeType: 'repository', configuration: { secret: 'x' } };
  const failed = { outcome: 'FAILURE', statusCode: 401, description: '401' };

  async function probed(scopeType: string, owner: string, latest: Reply): Promise<unknown> {
    const search = `GET ${API}/projects/EXP/repos/exporter/webhooks/search`;
    server.on(search, { body: { values: [{ ...hook, scopeType }], isLastPage: true } });
    server.on(`GET ${API}/${owner}/webhooks/5/latest`, latest);
    const facts = await probeHooks(http, connection(), 'EXP/exporter', address, signal);
    return facts.kind === 'found' ? facts.failed : facts;
  }

  it.each<[string, string, Reply, unknown]>([
    ['repository', 'projects/EXP/repos/exporter', { status: 204 }, null],
    ['repository', 'projects/EXP/repos/exporter', { body: { result: { outcome: 'SUCCESS' } } }, null],
    ['project', 'projects/EXP', { status: 404, body: {} }, null],
    ['project', 'projects/EXP', { body: { finish: 7, result: failed } }, { status: 401, description: '401', at: 7 }],
    [
      'repository',
      'projects/EXP/repos/exporter',
      { body: { result: { outcome: 'ERROR', description: 'Connection\nrefused' } } },
      { status: null, description: 'Connection refused', at: null },
    ],
  ])('of a %s at %s is told when it failed: %j', async (scope, owner, latest, expected) => {
    expect(await probed(scope, owner, latest)).toEqual(expected);
  });
});
