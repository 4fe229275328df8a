import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from 'jsonwebtoken';
import { type Account, createWorld, type Workspace, type World } from '../world';
import { createConnectApps, type ConnectApps } from './apps';
import { queryHash } from './query-hash';
import { startSampleApp, type AppCall, type SampleApp } from './testing/sample-app';

let folder: string;
let world: World;
let apps: ConnectApps;
let app: SampleApp;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-connect-'));
  world = createWorld({ folder });
  apps = createConnectApps(world);
  app = await startSampleApp();
});

afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function place(slug = 'acme'): { readonly workspace: Workspace; readonly user: Account } {
  const user = world.addUser({ displayName: 'Ada' });
  return { workspace: world.addWorkspace(slug, { owners: [user] }), user };
}

function tokenOf(call: AppCall | undefined): string {
  return (call?.headers.authorization ?? '').replace('JWT ', '');
}

describe('installing an app', () => {
  it('tells the app without a token, once the host knows the installation', async () => {
    const { workspace, user } = place();
    let knownThen: string | undefined;
    app.onCall = ({ body }) => {
      knownThen = world.installations.get(String(body.clientKey))?.sharedSecret;
    };
    const installation = await apps.install({ descriptorUrl: app.descriptorUrl, workspace, user });
    expect(installation.clientKey).toBe(`ari:cloud:bitbucket::app/${workspace.uuid}/sample-app`);
    expect(knownThen).toBe(installation.sharedSecret);
    expect(app.calls[0]?.headers).not.toHaveProperty('authorization');
    expect(app.calls[0]).toMatchObject({
      path: '/installed',
      body: {
        key: 'sample-app',
        eventType: 'installed',
        productType: 'bitbucket',
        baseUrl: 'https://bitbucket.org',
        baseApiUrl: 'https://api.bitbucket.org',
        clientKey: installation.clientKey,
        sharedSecret: installation.sharedSecret,
        principal: { type: 'team', uuid: workspace.uuid },
        user: { type: 'user', uuid: user.uuid },
      },
    });
  });

  it.each([500, 401, 302])('fails when the app answers %d, and leaves nothing', async (status) => {
    app.status = status;
    await expect(apps.install({ descriptorUrl: app.descriptorUrl, ...place() })).rejects.toMatchObject({ status });
    expect(world.installations.size).toBe(0);
  });

  it('fails for a descriptor that is not valid, without a call', async () => {
    app.descriptor = { ...app.descriptor, scopes: ['everything'] };
    await expect(apps.install({ descriptorUrl: app.descriptorUrl, ...place() })).rejects.toThrow('not a known scope');
    const nowhere = { descriptorUrl: 'http://127.0.0.1:1/atlassian-connect.json', ...place('other') };
    await expect(apps.install(nowhere)).rejects.toThrow('cannot be read');
    expect(app.calls).toHaveLength(0);
  });

  it('shares the secret of a registered app between workspaces, and gives classic ones their own', async () => {
    const one = await apps.install({ descriptorUrl: app.descriptorUrl, ...place() });
    const two = await apps.install({ descriptorUrl: app.descriptorUrl, ...place('other') });
    expect(two.sharedSecret).toBe(one.sharedSecret);
    const form = 'classic';
    const three = await apps.install({ descriptorUrl: app.descriptorUrl, ...place('third'), form });
    expect(three.clientKey).toBe('connection:1');
    expect(three.sharedSecret).not.toBe(one.sharedSecret);
  });
});

describe('the life of an installation', () => {
  it('is signed with the secret before, from the second call on', async () => {
    const { clientKey, sharedSecret: first } = await apps.install({ descriptorUrl: app.descriptorUrl, ...place() });
    const { sharedSecret: second } = await apps.rotateSecret(clientKey);
    expect(second).not.toBe(first);
    expect(app.calls[1]?.body).toMatchObject({ eventType: 'installed', sharedSecret: second });
    const url = new URL('/installed', app.baseUrl);
    expect(verify(tokenOf(app.calls[1]), first, { algorithms: ['HS256'] })).toMatchObject({
      iss: clientKey,
      aud: clientKey,
      qsh: queryHash({ method: 'POST', url }),
    });
    await apps.update(clientKey);
    expect(() => verify(tokenOf(app.calls[2]), second, { algorithms: ['HS256'] })).not.toThrow();
  });

  it('keeps the old secret when the app does not take the new one', async () => {
    const { clientKey, sharedSecret } = await apps.install({ descriptorUrl: app.descriptorUrl, ...place() });
    app.status = 503;
    await expect(apps.rotateSecret(clientKey)).rejects.toThrow('503');
    expect(world.installations.get(clientKey)).toMatchObject({ sharedSecret, active: true });
  });

  it('remembers the secret after the app is gone', async () => {
    const where = place();
    const { clientKey, sharedSecret } = await apps.install({ descriptorUrl: app.descriptorUrl, ...where });
    await apps.uninstall(clientKey);
    expect(world.installations.get(clientKey)?.active).toBe(false);
    expect(app.calls[1]).toMatchObject({ path: '/uninstalled', body: { eventType: 'uninstalled', clientKey } });
    expect(app.calls[1]?.body).not.toHaveProperty('sharedSecret');
    await apps.install({ descriptorUrl: app.descriptorUrl, ...where });
    expect(() => verify(tokenOf(app.calls[2]), sharedSecret, { algorithms: ['HS256'] })).not.toThrow();
    expect(world.installations.get(clientKey)?.active).toBe(true);
  });

  it('reads the descriptor again on an update', async () => {
    const { clientKey } = await apps.install({ descriptorUrl: app.descriptorUrl, ...place() });
    app.descriptor = { ...app.descriptor, scopes: ['repository'] };
    expect((await apps.update(clientKey)).scopes).toEqual(['repository']);
    expect(apps.descriptorUrlOf('sample-app')).toBe(app.descriptorUrl);
    expect(apps.descriptorUrlOf('other')).toBeNull();
  });
});
