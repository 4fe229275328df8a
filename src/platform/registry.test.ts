import { randomBytes } from 'node:crypto';
import type { Installation } from '../domain';
import { startScriptServer, type ScriptServer } from './http/testing/script-server';
import { testClient } from './http/testing/test-client';
import { createHostRegistry, type HostRegistryOptions } from './registry';

const REPOSITORY = '{0a000000-0000-4000-8000-000000000001}';
const R = `/2.0/repositories/%7B%7D/${encodeURIComponent(REPOSITORY)}`;
const options = { signal: new AbortController().signal };
const app: Installation = {
  id: 'app',
  kind: 'cloud-connect',
  clientKey: 'connection:479',
  workspace: '{w}',
  workspaceName: 'Acme',
  state: 'active',
  account: null,
};

let server: ScriptServer;
let installations: Record<string, Installation>;
let sharedSecret: string;
beforeEach(async () => {
  server = await startScriptServer();
  sharedSecret = randomBytes(16).toString('hex');
  installations = { app, token: { ...app, id: 'token', kind: 'cloud-token', clientKey: null, workspace: null } };
  server.on('POST /site/oauth2/access_token', { body: { access_token: 'granted' } });
  server.on(`GET ${R}`, { body: { uuid: REPOSITORY, full_name: 'a/b' } });
});
afterEach(() => server.close());

const registry = (more: Partial<HostRegistryOptions> = {}) =>
  createHostRegistry({
    http: testClient(),
    apiUrl: server.url,
    webUrl: server.url,
    credential: { kind: 'access-token', token: 'configured' },
    appKey: 'loom-for-bitbucket',
    installation: (tenant) => Promise.resolve(installations[tenant] ?? null),
    secrets: () => Promise.resolve({ sharedSecret }),
    openSource: () => Promise.reject(new Error('not opened here')),
    ...more,
  });

describe('createHostRegistry', () => {
  it('signs in as the app, or with what is configured', async () => {
    const hosts = registry();
    for (const tenant of ['app', 'token']) {
      const host = await hosts.hostOf(tenant);
      await host.repository({ tenant, repository: REPOSITORY }, options);
    }
    const used = server.arrivalsOf(`GET ${R}`).map(({ headers }) => headers.authorization);
    expect(used).toEqual(['Bearer granted', 'Bearer configured']);
    await hosts.close();
  });

  it('keeps a host until its secret or its installation changes', async () => {
    const hosts = registry();
    const first = await hosts.hostOf('app');
    expect(await hosts.hostOf('app')).toBe(first);
    sharedSecret = randomBytes(16).toString('hex');
    const second = await hosts.hostOf('app');
    expect(second).not.toBe(first);
    installations = { app: { ...app, state: 'uninstalled' } };
    await expect(hosts.hostOf('app')).rejects.toMatchObject({ kind: 'gone' });
    await hosts.close();
  });

  it('says what is missing', async () => {
    const hosts = registry({ credential: null, secrets: () => Promise.resolve(null) });
    installations.pending = { ...app, id: 'pending', state: 'pending' };
    for (const tenant of ['app', 'pending', 'nobody']) {
      await expect(hosts.hostOf(tenant)).rejects.toMatchObject({ kind: 'gone' });
    }
    await expect(hosts.hostOf('token')).rejects.toMatchObject({ kind: 'unauthenticated' });
    await hosts.close();
  });
});
