import { QueryTypes, type Sequelize, Transaction } from 'sequelize';
import { z } from 'zod';
import { Failure } from '../../domain';
import { connect } from '../sequelize/connect';
import { parseDatabaseUrl } from './database-url';
import { POSTGRES_WORDS, SQLITE_WORDS } from './migration';
import { MIGRATIONS } from './migrations';

/** Any number that no other program on the same PostgreSQL is likely to lock. */
const ADVISORY_LOCK = 4_906_221_073;

const LOG_TABLE = 'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)';
const namesSchema = z.array(z.object({ name: z.string() }));

/**
 * Brings the database to the schema of this version, in one transaction under a lock: processes that start at once wait for each
 * other, and a crash half-way leaves the old schema. Answers the names of the migrations that it ran.
 */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  const { dialect } = parseDatabaseUrl(databaseUrl);
  const { sequelize } = await connect(databaseUrl);
  try {
    return await sequelize.transaction({ type: Transaction.TYPES.IMMEDIATE }, async (transaction) => {
      if (dialect === 'postgres')
        await sequelize.query(`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`, { transaction });
      await sequelize.query(LOG_TABLE, { transaction });
      const done = await migrationsDone(sequelize, transaction);
      const open = MIGRATIONS.filter(({ name }) => !done.has(name));
      for (const migration of open) {
        for (const statement of migration.statements(dialect === 'sqlite' ? SQLITE_WORDS : POSTGRES_WORDS)) {
          await sequelize.query(statement, { transaction });
        }
        await sequelize.query('INSERT INTO migrations (name) VALUES ($1)', { bind: [migration.name], transaction });
      }
      return open.map(({ name }) => name);
    });
  } finally {
    await sequelize.close();
  }
}

async function migrationsDone(sequelize: Sequelize, transaction: Transaction): Promise<ReadonlySet<string>> {
  const rows = await sequelize.query('SELECT name FROM migrations', { type: QueryTypes.SELECT, transaction });
  const done = new Set(namesSchema.parse(rows).map(({ name }) => name));
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = [...done].find((name) => !known.has(name));
  if (unknown === undefined) return done;
  throw new Failure({
    kind: 'invalid',
    what: 'The database was brought forward by a newer version of Loom.',
    where: unknown,
    next: 'Start that version, or point DATABASE_URL at another database.',
  });
}
