import { createHmac, randomBytes } from 'node:crypto';
import { seeded, type Seeded } from '../testing/seeded';
import type { Consumer } from '../world';

let host: Seeded;
let consumer: Consumer;

beforeAll(async () => {
  host = await seeded();
  consumer = host.emulator.world.addConsumer({
    name: 'Loom',
    callbackUrl: 'http://127.0.0.1:9/callback',
    scopes: ['account', 'repository'],
    owner: host.owner,
    isPrivate: true,
  });
});
afterAll(() => host.emulator.close());

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly scopes: string;
}

async function token(form: Record<string, string>, authorization?: string): Promise<{ status: number; body: Tokens }> {
  const basic = `Basic ${Buffer.from(`${consumer.key}:${consumer.secret}`).toString('base64')}`;
  const response = await fetch(`${host.emulator.webUrl}/site/oauth2/access_token`, {
    method: 'POST',
    headers: { authorization: authorization ?? basic },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Tokens };
}

async function consent(decision: string, state: string): Promise<URL> {
  const query = new URLSearchParams({ client_id: consumer.key, response_type: 'code', state });
  const response = await fetch(`${host.emulator.webUrl}/site/oauth2/authorize?${query.toString()}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ decision, user: host.author.uuid }),
  });
  return new URL(response.headers.get('location') ?? '');
}

it('a code is good once; a refresh gives a new refresh token and kills the old one', async () => {
  const back = await consent('grant', 'abc');
  expect(back.searchParams.get('state')).toBe('abc');
  const form = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '' };
  const first = await token(form);
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ scopes: 'account repository', expires_in: 3600 });
  expect((await token(form)).status).toBe(400);
  const me = await host.call('GET', '/user', undefined, { authorization: `Bearer ${first.body.access_token}` });
  expect(me.json).toMatchObject({ uuid: host.author.uuid });
  const refresh = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token };
  const second = await token(refresh);
  expect(second.status).toBe(200);
  expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
  expect((await token(refresh)).status).toBe(400);
});

it('a person can refuse', async () => {
  const back = await consent('deny', 'xyz');
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'xyz' });
});

it('client credentials act as the owner; a wrong secret does not', async () => {
  const { body } = await token({ grant_type: 'client_credentials' });
  const me = await host.call('GET', '/user', undefined, { authorization: `Bearer ${body.access_token}` });
  expect(me.json).toMatchObject({ uuid: host.owner.uuid });
  const wrong = `Basic ${Buffer.from(`${consumer.key}:no`).toString('base64')}`;
  expect((await token({ grant_type: 'client_credentials' }, wrong)).status).toBe(401);
});

describe('the JWT grant', () => {
  const sharedSecret = randomBytes(24).toString('hex');
  const clientKey = 'connection:1';

  beforeAll(() => {
    host.emulator.world.putInstallation({
      clientKey,
      appKey: 'loom',
      appName: 'Loom',
      workspace: host.workspace,
      sharedSecret,
      scopes: ['pullrequest', 'account'],
      descriptor: {
        key: 'loom',
        name: 'Loom',
        description: 'Reviews',
        baseUrl: 'https://loom.example.com',
        authentication: { type: 'jwt' },
        contexts: ['account'],
      },
    });
  });

  function jwt(secret: string, claims: Record<string, unknown> = {}, alg = 'HS256'): string {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const qsh = 'f045c19462bc33df6431a1f69800ff8fc9e839dfea9d080be9f2bcd59360c73b';
    const body = { iss: 'loom', sub: clientKey, iat: now, exp: now + 180, qsh, ...claims };
    const signed = `${part({ typ: 'JWT', alg })}.${part(body)}`;
    return `JWT ${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }
  const form = { grant_type: 'urn:bitbucket:oauth2:jwt' };

  it('gives a token of the app, which sees its workspace', async () => {
    const { status, body } = await token(form, jwt(sharedSecret));
    expect([status, body.scopes]).toEqual([200, 'pullrequest account']);
    const bearer = { authorization: `Bearer ${body.access_token}` };
    const path = '/repositories/acme/shop.js/pullrequests/1';
    expect((await host.call('GET', path, undefined, bearer)).status).toBe(200);
    const made = await host.call('POST', `${path}/comments`, { content: { raw: 'hello' } }, bearer);
    expect(made.json).toMatchObject({ user: { type: 'app_user', display_name: 'Loom' } });
    expect((await host.call('POST', `${path}/approve`, undefined, bearer)).json).toMatchObject({
      error: { detail: { required: ['pullrequest:write'], granted: ['pullrequest', 'repository', 'account'] } },
    });
  });

  it.each([
    ['another secret', () => jwt('other')],
    ['another hash', () => jwt(sharedSecret, { qsh: 'context-qsh' })],
    ['an old token', () => jwt(sharedSecret, { exp: 1 })],
    ['another algorithm', () => jwt(sharedSecret, {}, 'none')],
    ['the client key as the issuer', () => jwt(sharedSecret, { iss: clientKey })],
  ])('refuses %s', async (_what, make) => {
    expect((await token(form, make())).status).toBe(401);
  });
});
