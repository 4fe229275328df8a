import { randomBytes } from 'node:crypto';
import { type DataCenterConnection, readServerConfig, type ServerConfig } from '../config';
import { openStore, type Store } from '../store';
import { sqliteDatabase, type TestDatabase } from '../store/testing/databases';
import { SILENT } from '../telemetry';
import { dataCenterTenants } from './data-center';

const CONNECTION: DataCenterConnection = {
  name: 'server',
  url: 'https://git.example.com',
  token: ['t', 'x'].join(''),
  ca: null,
  webhookSecrets: [],
  signIn: null,
  repositories: [],
};

function configOf(...dataCenters: readonly DataCenterConnection[]): ServerConfig {
  const config = readServerConfig({ LOOM_SECRET_KEY: randomBytes(32).toString('hex') });
  return { ...config, bitbucket: { ...config.bitbucket, dataCenters } };
}

describe('dataCenterTenants', () => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await sqliteDatabase();
    store = await openStore({ databaseUrl: database.url, secretKey: randomBytes(32), logger: SILENT });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const tenants = async (...connections: readonly DataCenterConnection[]): Promise<readonly string[]> => [
    ...(await dataCenterTenants(configOf(...connections), store.installations)).keys(),
  ];

  it('gives each connection one tenant, the same at every start', async () => {
    const lab = { ...CONNECTION, name: 'lab' };
    const first = await tenants(CONNECTION, lab);
    expect(new Set(first).size).toBe(2);
    expect(await tenants(lab, CONNECTION)).toEqual([...first].reverse());
    expect(await store.installations.byId(first[0]!)).toMatchObject({
      kind: 'data-center',
      state: 'active',
      workspaceName: 'git.example.com',
    });
  });

  it('never takes one instance for another: ids of repositories count in one only', async () => {
    const [first] = await tenants(CONNECTION);
    const [second] = await tenants({ ...CONNECTION, url: 'https://other.example.com' });
    expect(second).not.toBe(first);
  });

  it('closes the tenant of a connection that is gone, and opens it again with its memory', async () => {
    const [tenant] = await tenants(CONNECTION);
    expect(await tenants()).toEqual([]);
    expect(await store.installations.byId(tenant!)).toMatchObject({ state: 'uninstalled' });
    expect(await tenants(CONNECTION)).toEqual([tenant]);
    expect(await store.installations.byId(tenant!)).toMatchObject({ state: 'active' });
  });
});
