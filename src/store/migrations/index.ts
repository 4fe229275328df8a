export { type DatabaseAddress, parseDatabaseUrl } from './database-url';
export { migrate } from './migrate';
export { databaseState } from './pending';
