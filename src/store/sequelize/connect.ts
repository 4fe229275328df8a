import { Sequelize } from 'sequelize';
import { Failure } from '../../domain';
import { parseDatabaseUrl } from '../migrations/database-url';
import { sqliteDriver } from './sqlite-driver';

export interface Connected {
  readonly sequelize: Sequelize;
  readonly dialect: 'sqlite' | 'postgres';
}

/** A connection that was tried once. Statements and values are never logged: they carry secrets. */
export async function connect(databaseUrl: string): Promise<Connected> {
  const address = parseDatabaseUrl(databaseUrl);
  const sequelize =
    address.dialect === 'sqlite'
      ? new Sequelize({ dialect: 'sqlite', storage: address.path, dialectModule: sqliteDriver, logging: false })
      : new Sequelize(address.url, { dialect: 'postgres', logging: false, pool: { max: 8 } });
  try {
    await sequelize.authenticate();
  } catch (error) {
    await sequelize.close().catch(() => undefined);
    throw new Failure({
      kind: 'unavailable',
      what: `The database cannot be opened: ${error instanceof Error ? error.message : 'unknown reason'}.`,
      where: address.dialect === 'sqlite' ? address.path : new URL(address.url).host,
      next: 'Check DATABASE_URL, that the server runs, and that Loom may read and write there.',
    });
  }
  return { sequelize, dialect: address.dialect };
}
