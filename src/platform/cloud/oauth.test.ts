import { randomBytes } from 'node:crypto';
import { startScriptServer, type ScriptServer } from '../http/testing/script-server';
import { testClient } from '../http/testing/test-client';
import { authorizeUrl, exchangeCode, personIsWorkspaceAdmin, personPermission, refreshTokens, whoAmI } from './index';

const SECRET = randomBytes(16).toString('hex');
const REPOSITORY = '{0a000000-0000-4000-8000-000000000001}';
const WORKSPACE = '{0b000000-0000-4000-8000-000000000001}';
const W = `/2.0/user/workspaces/${encodeURIComponent(WORKSPACE)}`;
const TOKEN = 'POST /site/oauth2/access_token';
const never = new AbortController().signal;
const client = testClient();
let server: ScriptServer;
const consumer = () => ({ webUrl: server.url, clientId: 'key', clientSecret: SECRET });

beforeEach(async () => {
  server = await startScriptServer();
});
afterEach(() => server.close());
afterAll(() => client.close());

describe('signing in', () => {
  it('begins at the host', () => {
    const url = new URL(
      authorizeUrl(
        { webUrl: 'https://bitbucket.org', clientId: 'k&y' },
        { state: 's=1', challenge: 'c', redirectUri: 'https://l/cb' },
      ),
    );
    expect(`${url.origin}${url.pathname}`).toBe('https://bitbucket.org/site/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'k&y',
      response_type: 'code',
      state: 's=1',
      redirect_uri: 'https://l/cb',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
  });

  it('trades a code, then refresh tokens', async () => {
    server.on(TOKEN, {
      body: { access_token: 'a', refresh_token: 'r', expires_in: 7200, scopes: 'account repository' },
    });
    const before = Date.now();
    const tokens = await exchangeCode(client, consumer(), { code: 'c', verifier: 'v' }, never);
    expect(tokens).toMatchObject({ accessToken: 'a', refreshToken: 'r', scopes: ['account', 'repository'] });
    expect(tokens.expiresAt - before).toBeGreaterThanOrEqual(7_200_000);
    await refreshTokens(client, consumer(), 'r', never);
    expect(server.arrivals.map(({ body }) => body)).toEqual([
      'grant_type=authorization_code&code=c&code_verifier=v',
      'grant_type=refresh_token&refresh_token=r',
    ]);
    expect(server.arrivals[0]?.headers.authorization).toBe(`Basic ${btoa(`key:${SECRET}`)}`);
  });

  it('trades nothing twice', async () => {
    server.on(TOKEN, { status: 502 }, { body: { access_token: 'a' } });
    await expect(refreshTokens(client, consumer(), 'r', never)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(server.arrivals).toHaveLength(1);
  });

  it('says when the grant is refused', async () => {
    server.on(TOKEN, { status: 400, body: { error: 'invalid_grant', error_description: `no ${SECRET}` } });
    const refused = exchangeCode(client, consumer(), { code: 'c' }, never);
    await expect(refused).rejects.toMatchObject({
      kind: 'unauthenticated',
      next: expect.stringContaining('invalid_grant') as string,
    });
    await expect(refused).rejects.toMatchObject({ next: expect.not.stringContaining(SECRET) as string });
  });

  it('ends with who it was', async () => {
    server.on(
      'GET /2.0/user',
      { body: { type: 'user', uuid: '{u}', display_name: 'Jane' } },
      { status: 401 },
      { body: {} },
    );
    expect(await whoAmI(client, server.url, 'a', never)).toMatchObject({ id: '{u}', displayName: 'Jane' });
    expect(server.arrivals[0]?.headers.authorization).toBe('Bearer a');
    await expect(whoAmI(client, server.url, 'a', never)).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(whoAmI(client, server.url, 'a', never)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('what a person may do', () => {
  const ask = () => personPermission(client, server.url, 'a', REPOSITORY, WORKSPACE, never);

  it.each([
    [[{ permission: 'admin', repository: { uuid: REPOSITORY } }], 'admin'],
    [[{ permission: 'admin', repository: { uuid: '{other}' } }], 'none'],
    [[], 'none'],
  ])('in a repository: %j', async (values, permission) => {
    server.on(`GET ${W}/permissions/repositories`, { body: { values } });
    expect(await ask()).toBe(permission);
  });

  it('in a repository of a workspace that is not the person’s', async () => {
    server.on(`GET ${W}/permissions/repositories`, { status: 404 }, { status: 500 });
    expect(await ask()).toBe('none');
    await expect(ask()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('in a workspace', async () => {
    const admin = () => personIsWorkspaceAdmin(client, server.url, 'a', WORKSPACE, never);
    server.on(
      `GET ${W}/permission`,
      { body: { permission: 'owner' } },
      { body: { permission: 'member' } },
      { status: 404 },
    );
    expect([await admin(), await admin(), await admin()]).toEqual([true, false, false]);
  });
});
