import { readServerConfig } from '../config';
import { migrate } from '../store';
import { EXIT } from './exit';

/** `loom migrate`: says what it did. */
export async function migrateCommand(): Promise<number> {
  await migrate(readServerConfig().databaseUrl);
  process.stdout.write('The database is up to date.\n');
  return EXIT.fine;
}
