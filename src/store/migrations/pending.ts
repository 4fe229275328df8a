import { existsSync } from 'node:fs';
import { QueryTypes } from 'sequelize';
import { z } from 'zod';
import { connect } from '../sequelize/connect';
import { parseDatabaseUrl } from './database-url';
import { MIGRATIONS } from './migrations';

const namesSchema = z.array(z.object({ name: z.string() }));

/** How far a database is, against this version of Loom. */
export interface DatabaseState {
  /** False for a file that the first start makes. */
  readonly exists: boolean;
  /** Migrations that the next start runs. */
  readonly pending: readonly string[];
  /** Migrations of a newer version. */
  readonly unknown: readonly string[];
}

/**
 * Looks without changing anything.
 * @throws Failure `unavailable` when the database cannot be opened
 */
export async function databaseState(databaseUrl: string): Promise<DatabaseState> {
  const address = parseDatabaseUrl(databaseUrl);
  const known = MIGRATIONS.map(({ name }) => name);
  if (address.dialect === 'sqlite' && !existsSync(address.path)) return { exists: false, pending: known, unknown: [] };
  const { sequelize } = await connect(databaseUrl);
  try {
    const rows = (await sequelize.getQueryInterface().tableExists('migrations'))
      ? await sequelize.query('SELECT name FROM migrations', { type: QueryTypes.SELECT })
      : [];
    const done = namesSchema.parse(rows).map(({ name }) => name);
    return {
      exists: true,
      pending: known.filter((name) => !done.includes(name)),
      unknown: done.filter((name) => !known.includes(name)),
    };
  } finally {
    await sequelize.close();
  }
}
