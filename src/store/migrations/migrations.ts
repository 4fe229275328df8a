import { storeTables } from './0001-store';
import { queueTables } from './0002-queue';
import { deliveriesInOrder } from './0003-deliveries-in-order';
import type { Migration } from './migration';

/** Every migration, in the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [storeTables, queueTables, deliveriesInOrder];
