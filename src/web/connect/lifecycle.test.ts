import request from 'supertest';
import { Failure } from '../../domain';
import { hostClaims, makeToken } from '../testing/connect-tokens';
import {
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
import { APP_KEY, startWeb, WEB_URL, type WebUnderTest } from '../testing/web';

let web: WebUnderTest;
beforeEach(async () => {
  web = await startWeb();
});
afterEach(async () => {
  await web.close();
});

describe('a first install', () => {
  it('counts once the host took its secret and named its workspace', async () => {
    const secret = await install(web);
    expect(web.connect.asked).toEqual([{ clientKey: CLIENT_KEY, sharedSecret: secret, principal: WORKSPACE }]);
    expect(web.store.rows).toMatchObject([
      { kind: 'cloud-connect', state: 'active', clientKey: CLIENT_KEY, workspace: WORKSPACE, workspaceName: 'Acme' },
    ]);
    expect(await storedSecret(web)).toBe(secret);
  });

  it('is dropped when the host does not know the secret', async () => {
    issue(web, newSecret());
    const answer = await post(web, { body: payload(newSecret()) }).expect(401);
    expect(answer.body).toMatchObject({ error: { code: 'unauthenticated' } });
    expect(web.store.rows).toEqual([]);
  });

  it.each([
    ['its principal', { principal: { uuid: '{99999999-2222-3333-4444-555555555555}' } }, CLIENT_KEY, WORKSPACE],
    ['its client key', {}, CLIENT_KEY, '{99999999-2222-3333-4444-555555555555}'],
  ])('is dropped when the workspace is not the one of %s', async (_what, change, clientKey, workspace) => {
    const secret = newSecret();
    issue(web, secret, clientKey, workspace);
    await post(web, { body: payload(secret, { ...change, clientKey }) }).expect(401);
    expect(web.store.rows).toEqual([]);
  });

  it('can be tried again when the host was away', async () => {
    const secret = newSecret();
    issue(web, secret);
    web.connect.outage = new Failure({ kind: 'unavailable', what: 'Away.', next: '' });
    await post(web, { body: payload(secret) }).expect(503);
    expect(web.store.rows).toEqual([]);
    web.connect.outage = null;
    await post(web, { body: payload(secret) }).expect(204);
  });

  it('works for the older form of client keys', async () => {
    const secret = newSecret();
    issue(web, secret, 'connection:479');
    await post(web, { body: payload(secret, { clientKey: 'connection:479' }) }).expect(204);
    expect(web.store.rows).toMatchObject([{ clientKey: 'connection:479', state: 'active', workspace: WORKSPACE }]);
  });

  it('takes the place of what a crash left unproved, and a forger cannot block it', async () => {
    const input = { kind: 'cloud-connect', clientKey: CLIENT_KEY, workspace: null, workspaceName: null } as const;
    await web.store.installations.add({ ...input, state: 'pending' }, newSecret());
    const secret = newSecret();
    issue(web, secret);
    const [forged, genuine] = await Promise.all([
      post(web, { body: payload(newSecret()) }),
      post(web, { body: payload(secret) }),
    ]);
    expect([forged.status, genuine.status]).toEqual([401, 204]);
    expect(web.store.rows).toHaveLength(1);
    expect(await storedSecret(web)).toBe(secret);
  });

  it('is limited by client address, and unproved rows are capped', async () => {
    const statuses = [];
    for (let number = 0; number < 12; number += 1) {
      statuses.push((await post(web, { body: payload(newSecret(), { clientKey: `connection:${number}` }) })).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect(web.store.rows).toEqual([]);
  });

  it('clears stale unproved rows away when there are too many', async () => {
    for (let number = 0; number < 25; number += 1) {
      const row = {
        kind: 'cloud-connect',
        clientKey: `connection:${number}`,
        workspace: null,
        workspaceName: null,
      } as const;
      await web.store.installations.add({ ...row, state: 'pending' }, newSecret());
    }
    await install(web);
    expect(web.store.rows).toHaveLength(1);
  });
});

describe('what is no lifecycle call', () => {
  it.each([
    ['another app', { key: 'other-app' }],
    ['another product', { productType: 'jira' }],
    ['another site', { baseUrl: 'https://evil.example' }],
    ['a look-alike site', { baseUrl: `${WEB_URL}.evil.example` }],
    ['another API', { baseApiUrl: 'https://evil.example' }],
    ['a client key of another app', { clientKey: `ari:cloud:bitbucket::app/${WORKSPACE}/other` }],
    ['a made-up client key', { clientKey: '../../etc/passwd' }],
    ['an endless client key', { clientKey: 'x'.repeat(10_000) }],
    ['no client key', { clientKey: undefined }],
    ['an object as client key', { clientKey: { $ne: null } }],
    ['no secret', { sharedSecret: undefined }],
    ['a short secret', { sharedSecret: 'short' }],
    ['a long secret', { sharedSecret: 'x'.repeat(129) }],
    ['another event', { eventType: 'uninstalled' }],
  ])('%s is refused before the host is asked', async (_what, change) => {
    await post(web, { body: payload(newSecret(), change) }).expect(400);
    expect(web.connect.asked).toEqual([]);
    expect(web.store.rows).toEqual([]);
  });

  it('neither is another type, broken JSON, a huge body, or a compressed one', async () => {
    const call = (): request.Test => request(web.server).post('/installed');
    await call().type('form').send({ key: APP_KEY }).expect(400);
    await call()
      .set('Content-Type', 'text/plain')
      .send(JSON.stringify(payload(newSecret())))
      .expect(400);
    await call().set('Content-Type', 'application/json').send('{"key":').expect(400);
    await call()
      .set('Content-Type', 'application/json')
      .send(`{"key":"${'x'.repeat(20_000)}"}`)
      .expect(413);
    await call().set('Content-Type', 'application/json').set('Content-Encoding', 'gzip').send('x').expect(400);
    await call().set('Content-Type', 'application/json').send('[]').expect(400);
    await call().expect(400);
    expect(web.store.rows).toEqual([]);
  });
});

describe('an uninstall', () => {
  const gone = { eventType: 'uninstalled', sharedSecret: undefined };

  it('marks the installation and keeps its secret, with which the next install must be signed', async () => {
    const secret = await install(web);
    const token = signed(secret, {}, '/uninstalled');
    await post(web, { path: '/uninstalled', body: payload(secret, gone), token }).expect(204);
    expect(web.store.rows).toMatchObject([{ state: 'uninstalled' }]);
    expect(await storedSecret(web)).toBe(secret);
    const next = newSecret();
    issue(web, next);
    await post(web, { body: payload(next) }).expect(401);
    await post(web, { body: payload(next), token: signed(secret) }).expect(204);
    expect(web.store.rows).toMatchObject([{ state: 'active', workspace: WORKSPACE }]);
    expect(await storedSecret(web)).toBe(next);
  });

  it('must be signed for this very route', async () => {
    const secret = await install(web);
    const body = payload(secret, gone);
    await post(web, { path: '/uninstalled', body }).expect(401);
    await post(web, { path: '/uninstalled', body, token: signed(newSecret(), {}, '/uninstalled') }).expect(401);
    await post(web, { path: '/uninstalled', body, token: signed(secret) }).expect(401);
    expect(web.store.rows).toMatchObject([{ state: 'active' }]);
  });

  it('of an unknown installation is refused', async () => {
    await post(web, { path: '/uninstalled', body: payload(newSecret(), gone) }).expect(401);
  });
});

describe('the Connect library', () => {
  it('is reached through the guard only: its own webhook route is closed', async () => {
    const secret = await install(web);
    const token = makeToken(hostClaims(CLIENT_KEY, 'POST', '/connect/webhooks'), secret);
    await request(web.server).post('/connect/webhooks').set('Authorization', `JWT ${token}`).send({}).expect(404);
  });

  it('leaves unhandled rejections to the process', async () => {
    const before = process.listenerCount('unhandledRejection');
    await (await startWeb()).close();
    expect(process.listenerCount('unhandledRejection')).toBe(before);
  });

  it('refuses to start in production with its switches set', async () => {
    const options = { connectSwitches: 'no-auth' };
    await expect(startWeb({ options })).rejects.toThrow(/AC_OPTS/);
    await (await startWeb({ options, production: false })).close();
  });

  it('never logs a secret', async () => {
    const old = await install(web);
    const next = newSecret();
    await post(web, { body: payload(next), token: signed(old) }).expect(204);
    await post(web, { body: payload(newSecret()), token: signed(old) }).expect(401);
    const log = web.log.join('\n');
    expect(log).toContain('/installed');
    for (const secret of [old, next]) expect(log).not.toContain(secret);
  });
});

describe('under a base path', () => {
  it.each([
    ['kept', '/loom'],
    ['taken off by a proxy', ''],
  ])('works with the path %s', async (_how, prefix) => {
    await web.close();
    web = await startWeb({ baseUrl: 'https://tools.example/loom' });
    const secret = newSecret();
    issue(web, secret);
    await post(web, { path: `${prefix}/installed`, body: payload(secret) }).expect(204);
    const next = newSecret();
    await post(web, { path: `${prefix}/installed`, body: payload(next), token: signed(secret) }).expect(204);
    expect(await storedSecret(web)).toBe(next);
  });
});
