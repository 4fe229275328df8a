import { randomBytes } from 'node:crypto';
import { startScriptServer, type ScriptServer } from '../http/testing/script-server';
import { testClient } from '../http/testing/test-client';
import { connectAuthorization, proveInstallation, verifyConnectJwt } from './index';

const WORKSPACE = '{7f0c0000-0000-4000-8000-000000000001}';
const SECRET = randomBytes(24).toString('hex');
const app = {
  appKey: 'loom-for-bitbucket',
  clientKey: `ari:cloud:bitbucket::app/${WORKSPACE}/loom-for-bitbucket`,
  sharedSecret: SECRET,
};
const never = new AbortController().signal;
const client = testClient();
let server: ScriptServer;
let now = 0;

beforeEach(async () => {
  server = await startScriptServer();
  let issued = 0;
  now = Date.now();
  server.on('POST /site/oauth2/access_token', ({ headers, body, method, url }) => {
    const token = headers.authorization?.replace(/^JWT /, '') ?? '';
    const request = { method, url };
    const answer = verifyConnectJwt({ token, clientKey: app.appKey, secrets: [SECRET], request, now });
    if (!answer.ok || answer.claims.sub !== app.clientKey) return { status: 401, body: { error: 'invalid_client' } };
    if (body !== `grant_type=${encodeURIComponent('urn:bitbucket:oauth2:jwt')}`) return { status: 400 };
    issued += 1;
    return { body: { access_token: `token-${issued}`, token_type: 'bearer', expires_in: 3600 } };
  });
});
afterEach(() => server.close());
afterAll(() => client.close());

describe('connectAuthorization', () => {
  it('asks once, however many need the token', async () => {
    const authorization = connectAuthorization(client, server.url, app);
    const all = await Promise.all(Array.from({ length: 10 }, () => authorization.current(never)));
    expect(new Set(all.map(({ header }) => header))).toEqual(new Set(['Bearer token-1']));
    expect(all[0]).toMatchObject({ gitUser: 'x-token-auth', gitSecret: 'token-1' });
    expect(server.arrivals).toHaveLength(1);
  });

  it('renews the token five minutes before its end', async () => {
    const authorization = connectAuthorization(client, server.url, app, () => now);
    await authorization.current(never);
    now += 54 * 60_000;
    expect((await authorization.current(never)).header).toBe('Bearer token-1');
    now += 2 * 60_000;
    expect((await authorization.current(never)).header).toBe('Bearer token-2');
  });

  it('fetches another one when the host refuses it', async () => {
    const authorization = connectAuthorization(client, server.url, app);
    const { header } = await authorization.current(never);
    expect(authorization.refused(header)).toBe(true);
    expect((await authorization.current(never)).header).toBe('Bearer token-2');
    expect(authorization.refused(header)).toBe(true);
    expect((await authorization.current(never)).header).toBe('Bearer token-2');
  });

  it('lets one caller leave without taking the token from the others', async () => {
    const authorization = connectAuthorization(client, server.url, app);
    const leaving = new AbortController();
    const left = authorization.current(leaving.signal);
    const stays = authorization.current(never);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'cancelled' });
    expect((await stays).header).toBe('Bearer token-1');
  });

  it('says what to do when the secret is not genuine', async () => {
    const authorization = connectAuthorization(client, server.url, { ...app, sharedSecret: 'other' });
    await expect(authorization.current(never)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});

describe('proveInstallation', () => {
  const prove = (claim: object = {}) =>
    proveInstallation(
      client,
      { apiUrl: server.url, webUrl: server.url },
      { ...app, principal: WORKSPACE, ...claim },
      never,
    );
  const path = `GET /2.0/workspaces/${encodeURIComponent(WORKSPACE)}`;

  it('trades the secret and reads the workspace', async () => {
    server.on(path, { body: { uuid: WORKSPACE, slug: 'acme', name: 'Acme' } });
    expect(await prove()).toEqual({ workspace: WORKSPACE, slug: 'acme', name: 'Acme' });
    expect(server.arrivalsOf(path)[0]?.headers.authorization).toBe('Bearer token-1');
  });

  it('refuses a secret that Bitbucket did not issue', async () => {
    await expect(prove({ sharedSecret: 'made up' })).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('refuses another principal than the client key names, before anything is sent', async () => {
    await expect(prove({ principal: '{7f0c0000-0000-4000-8000-000000000002}' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(prove({ clientKey: 'connection:1', principal: null })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(server.arrivals).toHaveLength(0);
  });

  it('refuses when the token sees another workspace', async () => {
    server.on(path, { body: { uuid: '{7f0c0000-0000-4000-8000-000000000002}' } });
    await expect(prove()).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
