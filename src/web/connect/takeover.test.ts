import request from 'supertest';
import { hostClaims, makeToken } from '../testing/connect-tokens';
import {
  type Call,
  CLIENT_KEY,
  install,
  issue,
  newSecret,
  payload,
  post,
  signed,
  storedSecret,
  WORKSPACE,
} from '../testing/lifecycle';
import { startWeb, type WebUnderTest } from '../testing/web';

let web: WebUnderTest;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(async () => {
  await web.close();
});

describe('an install of a known client key', () => {
  it('replaces the secret when it is signed with the stored one, and keeps the old one for a while', async () => {
    const old = await install(web);
    const fresh = newSecret();
    await post(web, { body: payload(fresh), token: signed(old) }).expect(204);
    const row = web.store.rows[0]!;
    const secrets = await web.store.installations.secretsOf(row.id);
    expect(secrets).toMatchObject({ sharedSecret: fresh, previousSecret: old });
    expect(secrets?.previousUntil).toBeGreaterThan(Date.now() + 60_000);
    expect(web.connect.asked).toHaveLength(1);
  });

  it('keeps the predecessor when the secret did not change', async () => {
    const old = await install(web);
    await post(web, { body: payload(old), token: signed(old) }).expect(204);
    const secrets = await web.store.installations.secretsOf(web.store.rows[0]!.id);
    expect(secrets).toMatchObject({ sharedSecret: old, previousSecret: null });
  });

  it('changes nothing, and is fine, when the same comes again unsigned', async () => {
    const secret = await install(web);
    const before = JSON.stringify(web.store.rows);
    await post(web, { body: payload(secret, { principal: { uuid: WORKSPACE, display_name: 'Evil' } }) }).expect(204);
    expect(JSON.stringify(web.store.rows)).toBe(before);
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const attacks: readonly [string, (old: string) => Partial<Call>][] = [
    ['unsigned', () => ({})],
    ['signed with a foreign secret', () => ({ token: signed(newSecret()) })],
    ['signed with the secret it brings', () => ({ token: signed('the-new-secret-of-the-attacker') })],
    [
      'with alg none',
      (old) => ({ token: makeToken(hostClaims(CLIENT_KEY, 'POST', '/installed'), old, { alg: 'none' }) }),
    ],
    [
      'with alg RS256',
      (old) => ({ token: makeToken(hostClaims(CLIENT_KEY, 'POST', '/installed'), old, { alg: 'RS256' }) }),
    ],
    [
      'with alg HS512',
      (old) => ({
        token: makeToken(hostClaims(CLIENT_KEY, 'POST', '/installed'), old, { alg: 'HS512', hash: 'sha512' }),
      }),
    ],
    ['without exp', (old) => ({ token: signed(old, { exp: undefined }) })],
    ['expired', (old) => ({ token: signed(old, { exp: now() - 300 }) })],
    ['for another audience', (old) => ({ token: signed(old, { aud: 'connection:1' }) })],
    ['from another issuer', (old) => ({ token: signed(old, { iss: 'connection:1' }) })],
    ['with a wrong qsh', (old) => ({ token: signed(old, {}, '/connect/webhooks') })],
    [
      'with the qsh of another method',
      (old) => ({ token: makeToken(hostClaims(CLIENT_KEY, 'GET', '/installed'), old) }),
    ],
    ['with the context qsh', (old) => ({ token: signed(old, { qsh: 'context-qsh' }) })],
    ['without qsh', (old) => ({ token: signed(old, { qsh: undefined }) })],
    ['with a token of the uninstall', (old) => ({ token: signed(old, {}, '/uninstalled') })],
  ];
  it.each(attacks)('is refused %s, and nothing changes', async (_what, attack) => {
    const old = await install(web);
    const before = JSON.stringify(web.store.rows);
    const answer = await post(web, { body: payload('the-new-secret-of-the-attacker'), ...attack(old) });
    expect(answer.status).toBe(401);
    expect(await storedSecret(web)).toBe(old);
    expect(JSON.stringify(web.store.rows)).toBe(before);
  });

  it('is refused when another tenant signed it', async () => {
    const old = await install(web);
    const own = newSecret();
    issue(web, own, 'connection:7');
    await post(web, { body: payload(own, { clientKey: 'connection:7' }) }).expect(204);
    const token = makeToken(hostClaims('connection:7', 'POST', '/installed'), own);
    await post(web, { body: payload(newSecret()), token }).expect(401);
    expect(await storedSecret(web)).toBe(old);
  });

  it.each([
    ['in the query', (token: string) => request(web.server).post(`/installed?jwt=${token}`)],
    ['in x-acpt', (token: string) => request(web.server).post('/installed').set('X-acpt', token)],
    ['as a bearer', (token: string) => request(web.server).post('/installed').set('Authorization', `Bearer ${token}`)],
  ])('takes no token %s', async (_where, call) => {
    const old = await install(web);
    const answer = await call(signed(old)).send(payload(newSecret()));
    expect([400, 401]).toContain(answer.status);
    expect(await storedSecret(web)).toBe(old);
  });

  it('takes no token from the body', async () => {
    const old = await install(web);
    await post(web, { body: { ...payload(newSecret()), jwt: signed(old) } }).expect(401);
    expect(await storedSecret(web)).toBe(old);
  });
});
