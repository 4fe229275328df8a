import type { HttpClient } from '../http';
import { startScriptServer, type ScriptServer } from '../http/testing/script-server';
import { testClient } from '../http/testing/test-client';
import { dataCenterAuthorizeUrl, dataCenterWhoAmI, exchangeDataCenterCode, refreshDataCenterTokens } from './oauth';
import { dataCenterPersonIsProjectAdmin, dataCenterPersonPermission } from './person';
import { LOOM, WIRE_REPOSITORY } from './testing/data-center-server';

const { signal } = new AbortController();
const TOKEN = 'POST /rest/oauth2/latest/token';
let server: ScriptServer;
let http: HttpClient;
let consumer: { baseUrl: string; clientId: string; clientSecret: string };
beforeEach(async () => {
  server = await startScriptServer();
  http = testClient();
  consumer = { baseUrl: server.url, clientId: 'id', clientSecret: 'hidden' };
});
afterEach(async () => {
  await http.close();
  await server.close();
});

it('sends people to the instance, with a challenge', () => {
  const request = { state: 's&1', challenge: 'c', redirectUri: 'https://loom/back' };
  const url = new URL(dataCenterAuthorizeUrl({ baseUrl: 'https://g/bitbucket', clientId: 'id' }, request));
  expect(url.pathname).toBe('/bitbucket/rest/oauth2/latest/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'id',
    redirect_uri: 'https://loom/back',
    response_type: 'code',
    state: 's&1',
    scope: 'REPO_READ',
    code_challenge: 'c',
    code_challenge_method: 'S256',
  });
});

it('trades codes and refresh tokens, each once', async () => {
  server.on(TOKEN, { body: { access_token: 'a', refresh_token: 'r', expires_in: 7200 } });
  const before = Date.now();
  const grant = { code: 'c', verifier: 'v', redirectUri: 'https://loom/back' };
  const tokens = await exchangeDataCenterCode(http, consumer, grant, signal);
  expect(tokens).toMatchObject({ accessToken: 'a', refreshToken: 'r' });
  expect(tokens.expiresAt).toBeGreaterThanOrEqual(before + 7_200_000);
  await refreshDataCenterTokens(http, consumer, 'r', signal);
  const forms = server.arrivalsOf(TOKEN).map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  const secrets = { client_id: 'id', client_secret: 'hidden' };
  expect(forms).toEqual([
    { ...secrets, grant_type: 'authorization_code', code: 'c', code_verifier: 'v', redirect_uri: 'https://loom/back' },
    { ...secrets, grant_type: 'refresh_token', refresh_token: 'r' },
  ]);
});

it.each([400, 401])('says that a grant was refused: %d', async (status) => {
  server.on(TOKEN, { status, body: { error: 'invalid_grant' } });
  const refused = refreshDataCenterTokens(http, consumer, 'r', signal);
  await expect(refused).rejects.toMatchObject({
    kind: 'unauthenticated',
    next: expect.stringContaining('invalid_grant') as string,
  });
});

const EXPORTER = { repository: '231', project: 'EXP' };

it('tells who signed in and what that person may do', async () => {
  const named = { headers: { 'x-ausername': 'Loom.Bot' } };
  server.on('GET /rest/api/latest/projects', { ...named, body: { values: [{ key: 'exp' }], isLastPage: true } });
  server.on(
    'GET /rest/api/latest/users',
    { ...named, body: { values: [LOOM], isLastPage: true } },
    { body: { values: [], isLastPage: true } },
    { body: { values: [LOOM], isLastPage: true } },
  );
  server.on('GET /rest/api/latest/repos', { body: { values: [WIRE_REPOSITORY], isLastPage: true } });
  const loom = { accessToken: 'token', account: '903' };
  const stranger = { accessToken: 'token', account: '904' };
  expect(await dataCenterWhoAmI(http, server.url, 'token', signal)).toMatchObject({ id: '903', kind: 'person' });
  expect(await dataCenterPersonPermission(http, server.url, loom, EXPORTER, signal)).toBe('write');
  // It is public.
  expect(await dataCenterPersonPermission(http, server.url, stranger, EXPORTER, signal)).toBe('read');
  expect(await dataCenterPersonPermission(http, server.url, loom, { repository: '4', project: null }, signal)).toBe(
    'none',
  );
  expect(await dataCenterPersonIsProjectAdmin(http, server.url, loom, 'EXP', signal)).toBe(true);
  expect(await dataCenterPersonIsProjectAdmin(http, server.url, stranger, 'EXP', signal)).toBe(false);
  const asked = server.arrivalsOf('GET /rest/api/latest/repos').map(({ url }) => url.replace(/^.*\?/, ''));
  expect(asked[0]).toBe('permission=REPO_READ&limit=1000&projectkey=EXP');
  const rights = server.arrivalsOf('GET /rest/api/latest/users').map(({ url }) => url);
  expect(rights[1]).toContain(
    'permission.1=REPO_ADMIN&permission.1.projectKey=EXP&permission.1.repositorySlug=exporter',
  );
});
