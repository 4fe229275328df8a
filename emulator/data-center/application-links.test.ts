import { createHash } from 'node:crypto';
import { seeded, type Seeded } from './testing/seeded';

let host: Seeded;
const CALLBACK = 'http://127.0.0.1:9/callback';
const verifier = 'v'.repeat(50);
const challenge = createHash('sha256').update(verifier).digest('base64url');

beforeAll(async () => {
  host = await seeded({ contextPath: '/bitbucket' });
});
afterAll(() => host.instance.close());

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

function link(): { readonly key: string; readonly secret: string } {
  const { world } = host.instance;
  const scopes = ['REPO_READ', 'REPO_WRITE'];
  return world.addConsumer({ name: 'Loom', callbackUrl: CALLBACK, scopes, owner: host.admin });
}

async function codeFor(client: string, query: Record<string, string>): Promise<string> {
  const asked = new URLSearchParams({
    client_id: client,
    redirect_uri: CALLBACK,
    response_type: 'code',
    state: 's',
    ...query,
  });
  const url = `${host.instance.url}/rest/oauth2/latest/authorize?${asked.toString()}`;
  const form = new URLSearchParams({ decision: 'grant', user: host.reviewer.uuid });
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: form });
  const back = new URL(answer.headers.get('location') ?? '');
  expect([back.pathname, back.searchParams.get('state')]).toEqual(['/callback', 's']);
  return back.searchParams.get('code') ?? '';
}

async function token(form: Record<string, string>): Promise<{ readonly status: number; readonly body: Tokens }> {
  const url = `${host.instance.url}/rest/oauth2/latest/token`;
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return { status: answer.status, body: (await answer.json()) as Tokens };
}

it('a person lets an application in, for as much as was asked', async () => {
  const { key, secret } = link();
  const code = await codeFor(key, { scope: 'REPO_READ', code_challenge: challenge, code_challenge_method: 'S256' });
  const form = {
    grant_type: 'authorization_code',
    code,
    client_id: key,
    client_secret: secret,
    redirect_uri: CALLBACK,
  };
  const granted = await token({ ...form, code_verifier: verifier });
  expect(granted).toMatchObject({ status: 200, body: { token_type: 'bearer', expires_in: 7200, scope: 'REPO_READ' } });
  const headers = { authorization: `Bearer ${granted.body.access_token}` };
  const me = await host.call('GET', '/api/latest/projects?limit=1', undefined, headers);
  expect(me.headers.get('x-ausername')).toBe('klind');
  expect((await token({ ...form, code_verifier: verifier })).status).toBe(400);
  const refresh = { grant_type: 'refresh_token', client_id: key, client_secret: secret };
  const second = await token({ ...refresh, refresh_token: granted.body.refresh_token });
  expect([second.status, second.body.refresh_token === granted.body.refresh_token]).toEqual([200, false]);
  expect((await token({ ...refresh, refresh_token: granted.body.refresh_token })).status).toBe(400);
});

it('a verifier that does not match its challenge gets nothing, and neither do other grants', async () => {
  const { key, secret } = link();
  const client = { client_id: key, client_secret: secret };
  const code = await codeFor(key, { code_challenge: challenge, code_challenge_method: 'S256' });
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...client };
  expect((await token({ ...form, code_verifier: 'other' })).status).toBe(400);
  expect((await token({ grant_type: 'client_credentials', ...client })).status).toBe(400);
});
