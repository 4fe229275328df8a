import { createHmac } from 'node:crypto';
import { seeded, type Seeded } from '../testing/seeded';

const R = '/repositories/acme/shop.js';
const P = `${R}/pullrequests/1`;
let host: Seeded;

beforeAll(async () => {
  host = await seeded({ rateLimit: { perHour: 200, scaledPerHour: 60, anonymousPerHour: 3 } });
});
afterAll(() => host.emulator.close());

function bearer(secret: string): Record<string, string> {
  return { authorization: `Bearer ${secret}` };
}

function basic(user: string, password: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

describe('who calls', () => {
  it('a token that is wrong or has run out is a 401, whatever it asks for', async () => {
    expect((await host.call('GET', '/hook_events', undefined, bearer('wrong'))).status).toBe(401);
    const old = host.emulator.world.mintToken({
      kind: 'oauth',
      account: host.owner,
      scopes: ['pullrequest'],
      lifetimeUs: -1,
    });
    expect((await host.call('GET', P, undefined, bearer(old.secret))).status).toBe(401);
  });

  it('an API token logs in with the e-mail address; its scopes imply nothing', async () => {
    const token = host.emulator.world.mintToken({
      kind: 'api',
      account: host.author,
      scopes: ['read:pullrequest:bitbucket'],
    });
    const login = basic('arne@example.com', token.secret);
    expect((await host.call('GET', P, undefined, login)).status).toBe(200);
    const redirect = await host.call('GET', `${P}/diff`, undefined, login);
    const diff = await host.call('GET', redirect.headers.get('location') ?? '', undefined, login);
    expect(diff.status).toBe(403);
    expect(diff.json).toMatchObject({
      error: { detail: { required: ['read:repository:bitbucket'], granted: ['read:pullrequest:bitbucket'] } },
    });
    expect((await host.call('GET', P, undefined, basic('olga@example.com', token.secret))).status).toBe(401);
  });

  it('an app password is told that there are none any more', async () => {
    const answer = await host.call('GET', P, undefined, basic('arne', 'secret'));
    expect([answer.status, answer.text]).toEqual([401, expect.stringContaining('app passwords')]);
  });

  it('nobody sees nothing that is private, and has a small budget', async () => {
    const nobody = { authorization: '' };
    const asked = [];
    for (let at = 0; at < 4; at += 1) asked.push((await host.call('GET', R, undefined, nobody)).status);
    expect(asked).toEqual([401, 401, 401, 429]);
  });

  it('another workspace is invisible to a token', async () => {
    const { world } = host.emulator;
    const other = await world.addRepository(world.addWorkspace('other', { owners: [host.owner] }), 'closed');
    expect((await host.call('GET', `/repositories/other/closed`)).status).toBe(404);
    const owner = world.mintToken({ kind: 'oauth', account: host.owner, scopes: ['repository'] });
    expect((await host.call('GET', '/repositories/other/closed', undefined, bearer(owner.secret))).json).toMatchObject({
      uuid: other.uuid,
      links: { clone: [{ name: 'https' }] },
    });
  });

  it('an app signs the calls for its properties', async () => {
    const sharedSecret = ['shared', 'secret'].join('-');
    host.emulator.world.putInstallation({
      clientKey: 'connection:7',
      appKey: 'loom',
      appName: 'Loom',
      workspace: host.workspace,
      sharedSecret,
      scopes: ['repository'],
      descriptor: {},
    });
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: 'loom', sub: 'connection:7', exp: Math.floor(Date.now() / 1000) + 60 };
    const signed = `${part({ alg: 'HS256' })}.${part(claims)}`;
    const authorization = `JWT ${signed}.${createHmac('sha256', sharedSecret).update(signed).digest('base64url')}`;
    const path = `${P}/properties/loom/state`;
    expect((await host.call('PUT', path, { a: 1 }, { authorization })).status).toBe(204);
    expect((await host.call('GET', path, undefined, { authorization })).json).toEqual({ a: 1 });
    expect((await host.call('GET', path)).status).toBe(404);
    expect((await host.call('PUT', path, { a: 2 })).status).toBe(403);
    expect((await host.call('PUT', `${P}/properties/other/state`, {}, { authorization })).status).toBe(403);
  });
});

describe('what is answered', () => {
  it('removed endpoints are gone, unknown ones are absent', async () => {
    expect((await host.call('GET', '/workspaces')).status).toBe(410);
    expect((await host.call('GET', '/nothing')).status).toBe(404);
  });

  it('a write without a length is refused', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(`${host.emulator.apiUrl}/2.0${P}/approve`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.removeHeader('transfer-encoding');
      call.useChunkedEncodingByDefault = false;
      call.setHeader('authorization', `Bearer ${host.bot.secret}`);
      call.on('error', reject);
      call.end();
    });
    expect(status).toBe(411);
  });

  it('headers tell the count, the scopes and the scaled budget', async () => {
    const { headers } = await host.call('GET', P);
    expect(headers.get('x-oauth-scopes')).toContain('pullrequest:write');
    expect(headers.get('x-accepted-oauth-scopes')).toBe('pullrequest');
    expect(headers.get('x-ratelimit-limit')).toBe('60');
    expect(Number(headers.get('x-request-count'))).toBeGreaterThan(0);
  });

  it('a body that is no JSON is a 400', async () => {
    const answer = await fetch(`${host.emulator.apiUrl}/2.0${P}/comments`, {
      method: 'POST',
      headers: { ...bearer(host.bot.secret), 'content-type': 'application/json' },
      body: '{',
    });
    expect(answer.status).toBe(400);
  });
});

describe('permissions', () => {
  it('are told to administrators, and never to access tokens', async () => {
    const { world } = host.emulator;
    const path = `/workspaces/acme/permissions/repositories/shop.js?q=${encodeURIComponent(`user.uuid="${host.owner.uuid}"`)}`;
    expect((await host.call('GET', path)).status).toBe(403);
    const scopes = ['account', 'repository'];
    const owner = bearer(world.mintToken({ kind: 'oauth', account: host.owner, scopes }).secret);
    const author = bearer(world.mintToken({ kind: 'oauth', account: host.author, scopes }).secret);
    expect((await host.call('GET', path, undefined, owner)).json).toMatchObject({ values: [{ permission: 'admin' }] });
    expect((await host.call('GET', path, undefined, author)).status).toBe(403);
    const mine = '/user/workspaces/acme/permissions/repositories';
    expect((await host.call('GET', mine, undefined, author)).json).toMatchObject({ values: [{ permission: 'read' }] });
    const where = '/user/workspaces?administrator=true';
    expect((await host.call('GET', where, undefined, owner)).json).toMatchObject({ size: 2 });
    expect((await host.call('GET', where, undefined, author)).json).toMatchObject({ size: 0 });
    const role = '/user/workspaces/acme/permission';
    expect((await host.call('GET', role, undefined, author)).json).toMatchObject({ permission: 'member' });
  });
});
