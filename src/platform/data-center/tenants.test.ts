import { startScriptServer, type ScriptServer } from '../http/testing/script-server';
import { testClient } from '../http/testing/test-client';
import type { DataCenterConnection } from './connection';
import { createDataCenterTenants, type DataCenterTenants } from './tenants';

const PROPERTIES = 'GET /rest/api/latest/application-properties';
const HOUR_MS = 3_600_000;
let server: ScriptServer;
let connection: DataCenterConnection | null;
let now: number;
let tenants: DataCenterTenants;
beforeEach(async () => {
  server = await startScriptServer();
  server.on(PROPERTIES, { body: { version: '9.4.1' } });
  connection = { baseUrl: server.url, token: 'one', certificates: null, requestsPerMinute: 300 };
  now = 0;
  const options = {
    connection: () => Promise.resolve(connection),
    client: () => testClient(),
    repositoryName: () => Promise.resolve(null),
  };
  tenants = createDataCenterTenants(
    options,
    () => Promise.reject(new Error('not opened here')),
    () => now,
  );
});
afterEach(async () => {
  await tenants.close();
  await server.close();
});

it('keeps a host until its connection changes', async () => {
  const [first, same] = await Promise.all([tenants.hostOf('t'), tenants.hostOf('t')]);
  expect(same).toBe(first);
  expect(server.arrivals).toHaveLength(1);
  connection = connection && { ...connection, token: 'two' };
  expect(await tenants.hostOf('t')).not.toBe(first);
  connection = null;
  await expect(tenants.hostOf('t')).rejects.toMatchObject({ kind: 'gone' });
});

it('asks for the version again after a day', async () => {
  server.on(PROPERTIES, { body: { version: '9.2.1' } }, { body: { version: '9.4.1' } });
  expect((await tenants.hostOf('t')).capabilities.multiLineComments).toBe(false);
  now += 23 * HOUR_MS;
  expect((await tenants.hostOf('t')).capabilities.multiLineComments).toBe(false);
  now += 2 * HOUR_MS;
  expect((await tenants.hostOf('t')).capabilities.multiLineComments).toBe(true);
});

it('tries again what could not be reached', async () => {
  server.on(PROPERTIES, { status: 404 }, { body: { version: '9.4.1' } });
  await expect(tenants.hostOf('t')).rejects.toMatchObject({ kind: 'gone' });
  expect((await tenants.hostOf('t')).capabilities.tasks).toBe(true);
});
