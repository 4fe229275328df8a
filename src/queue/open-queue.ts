import { migrate, parseDatabaseUrl } from '../store/migrations';
import type { Queue } from './port';
import { openPostgresQueue } from './postgres/open-postgres-queue';
import { openSqliteQueue } from './sqlite/open-sqlite-queue';

/** Opens the queue of a database, and brings its schema forward first. */
export async function openQueue(databaseUrl: string, clock: () => number = Date.now): Promise<Queue> {
  const address = parseDatabaseUrl(databaseUrl);
  await migrate(databaseUrl);
  return address.dialect === 'sqlite' ? openSqliteQueue(address.path, clock) : openPostgresQueue(address.url, clock);
}
