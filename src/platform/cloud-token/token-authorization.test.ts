import { randomBytes } from 'node:crypto';
import { startScriptServer } from '../http/testing/script-server';
import { testClient } from '../http/testing/test-client';
import { type ConfiguredCredential, tokenAuthorization } from './index';

const TOKEN = randomBytes(16).toString('hex');
const never = new AbortController().signal;
const client = testClient();
afterAll(() => client.close());

const authorization = (credential: ConfiguredCredential) => tokenAuthorization(client, 'https://b.example', credential);

describe('tokenAuthorization', () => {
  it('sends access tokens as they are', async () => {
    const own = authorization({ kind: 'access-token', token: TOKEN });
    const credentials = { header: `Bearer ${TOKEN}`, gitUser: 'x-token-auth', gitSecret: TOKEN };
    expect(await own.current(never)).toEqual(credentials);
    expect(own.refused(credentials.header)).toBe(false);
    expect(own.refusal.next).toContain('access token');
  });

  it('sends API tokens with the e-mail address, and with another name to git', async () => {
    const own = authorization({ kind: 'api-token', email: 'j@x.example', token: TOKEN });
    expect(await own.current(never)).toEqual({
      header: `Basic ${btoa(`j@x.example:${TOKEN}`)}`,
      gitUser: 'x-bitbucket-api-token-auth',
      gitSecret: TOKEN,
    });
    expect(own.refusal.what).toContain('API token');
  });

  it.each([
    ['jane', TOKEN],
    ['j@x.example', `${['AT', 'BB'].join('')}${TOKEN}`],
  ])('recognises an app password of %s', (email, token) => {
    const { refusal } = authorization({ kind: 'api-token', email, token });
    expect(refusal.what).toContain('removed app passwords on 28 July 2026');
    expect(refusal.next).toContain('API token');
    expect(JSON.stringify(refusal)).not.toContain(TOKEN);
  });

  it('fetches tokens of an OAuth consumer', async () => {
    const server = await startScriptServer();
    server.on('POST /site/oauth2/access_token', { body: { access_token: 'one', expires_in: 60 } }, { status: 401 });
    let now = 1_000_000;
    const credential = { kind: 'oauth-consumer', clientId: 'k', clientSecret: TOKEN } as const;
    const own = tokenAuthorization(client, server.url, credential, () => now);
    expect(await own.current(never)).toMatchObject({ header: 'Bearer one', gitUser: 'x-token-auth' });
    now += 29_000;
    await own.current(never);
    expect(server.arrivals.map(({ body }) => body)).toEqual(['grant_type=client_credentials']);
    // Of a token that lives shorter than the usual margin, the first half is used.
    now += 2_000;
    await expect(own.current(never)).rejects.toMatchObject({
      kind: 'unauthenticated',
      message: 'Bitbucket refused the OAuth consumer.',
    });
    await server.close();
  });
});
