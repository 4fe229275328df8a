import { randomBytes } from 'node:crypto';
import { openStore } from '../open-store';
import type { Store } from '../port';
import { DATABASES, type TestDatabase } from './databases';

/** What a test of the contract is given. Tests share a database, so each one names pull requests and tenants of its own. */
export interface StoreWorld {
  store: Store;
  databaseUrl: string;
  secretKey: Buffer;
  /** Opens the same database again, as another process would; closed at the end. */
  reopen: (secretKey?: Buffer) => Promise<Store>;
}

/** Runs the same tests against every database. */
export function onEveryStore(title: string, tests: (world: StoreWorld) => void): void {
  describe.each(DATABASES)(`${title} on %s`, (_name, makeDatabase) => {
    let database: TestDatabase;
    const opened: Store[] = [];
    const world = {} as StoreWorld;
    beforeAll(async () => {
      database = await makeDatabase();
      world.databaseUrl = database.url;
      world.secretKey = randomBytes(32);
      world.reopen = async (secretKey = world.secretKey) => {
        const store = await openStore({ databaseUrl: database.url, secretKey, logger: { info: () => undefined } });
        opened.push(store);
        return store;
      };
      world.store = await world.reopen();
    });
    afterAll(async () => {
      for (const store of opened) await store.close();
      await database.drop();
    });
    tests(world);
  });
}
