import { sqliteDatabase, type TestDatabase } from '../testing/databases';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { databaseState } from './pending';
import { connect } from '../sequelize/connect';

const ALL = MIGRATIONS.map(({ name }) => name);

describe('databaseState', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await sqliteDatabase();
  });
  afterEach(() => database.drop());

  it('makes no file, and says that there is none', async () => {
    expect(await databaseState(database.url)).toEqual({ exists: false, pending: ALL, unknown: [] });
    expect(await databaseState(database.url)).toMatchObject({ exists: false });
  });

  it('finds nothing to do after a migration', async () => {
    await migrate(database.url);
    expect(await databaseState(database.url)).toEqual({ exists: true, pending: [], unknown: [] });
  });

  it('tells an older database from a newer one', async () => {
    await migrate(database.url);
    const { sequelize } = await connect(database.url);
    await sequelize.query('DELETE FROM migrations WHERE name = $1', { bind: [ALL.at(-1)] });
    await sequelize.query("INSERT INTO migrations (name) VALUES ('9999-later')");
    await sequelize.close();
    expect(await databaseState(database.url)).toEqual({ exists: true, pending: [ALL.at(-1)], unknown: ['9999-later'] });
  });
});
