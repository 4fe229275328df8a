import { QueryTypes } from 'sequelize';
import { connect } from '../sequelize/connect';
import { DATABASES, type TestDatabase } from '../testing/databases';
import { queueTables } from './0002-queue';
import { migrate } from './migrate';
import { SQLITE_WORDS } from './migration';

const SCHEMA = {
  sqlite:
    "SELECT type, tbl_name, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type, name",
  postgres: `SELECT table_name AS tbl_name, column_name AS name, data_type AS type, is_nullable AS nullable, '' AS sql
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT tablename, indexname, 'index', '', indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 3, 2`,
};

async function query(url: string, sql: { sqlite: string; postgres: string }): Promise<object[]> {
  const { sequelize, dialect } = await connect(url);
  try {
    return await sequelize.query(sql[dialect], { type: QueryTypes.SELECT });
  } finally {
    await sequelize.close();
  }
}

describe.each(DATABASES)('migrations on %s', (_name, makeDatabase) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await makeDatabase();
  });
  afterEach(() => database.drop());

  it('make the committed schema', async () => {
    await migrate(database.url);
    expect(await query(database.url, SCHEMA)).toMatchSnapshot();
  });

  it('run once, also when several processes start at the same moment', async () => {
    const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url)));
    expect(ran.flat().sort()).toEqual(['0001-store', '0002-queue', '0003-deliveries-in-order']);
    expect(await migrate(database.url)).toEqual([]);
  });

  it('keep deliveries of an earlier version', async () => {
    await migrate(database.url);
    const { sequelize, dialect } = await connect(database.url);
    if (dialect === 'sqlite') {
      await sequelize.query('DROP TABLE deliveries');
      const [table] = queueTables.statements(SQLITE_WORDS);
      await sequelize.query(table!);
      await sequelize.query("DELETE FROM migrations WHERE name = '0003-deliveries-in-order'");
    }
    await sequelize.query(
      "INSERT INTO deliveries VALUES ('t1', 'b', 'e', 2), ('t1', 'a', 'e', 3), ('t0', 'c', 'e', 1)",
    );
    await sequelize.close();
    await migrate(database.url);
    const select = 'SELECT tenant, delivery FROM deliveries ORDER BY received_at';
    expect(await query(database.url, { sqlite: `${select}, id`, postgres: select })).toEqual([
      { tenant: 't0', delivery: 'c' },
      { tenant: 't1', delivery: 'b' },
      { tenant: 't1', delivery: 'a' },
    ]);
  });

  it('refuse a database of a newer version', async () => {
    await migrate(database.url);
    const { sequelize } = await connect(database.url);
    await sequelize.query("INSERT INTO migrations (name) VALUES ('9999-later')");
    await sequelize.close();
    await expect(migrate(database.url)).rejects.toMatchObject({ kind: 'invalid', where: '9999-later' });
  });
});

it('says what is wrong with a place that cannot be opened', async () => {
  await expect(migrate('file:/dev/null/loom.sqlite')).rejects.toMatchObject({
    kind: 'unavailable',
    where: '/dev/null/loom.sqlite',
  });
});
