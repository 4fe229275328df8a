import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Queue } from '../port';
import type { SqlDatabase } from '../sql/database';
import { tableQueue } from '../sql/table-queue';
import { openConnection, type SqliteConnection } from './connection';
import { openDeliveryTable } from './delivery-table';
import { Lane } from './lane';
import { recordInGroups } from './recorder';
import { inTransaction } from './transaction';

/** The queue in a file of SQLite, already brought to the present schema. One connection does one thing after the other. */
export async function openSqliteQueue(path: string, clock: () => number): Promise<Queue> {
  const events = new EventEmitter().setMaxListeners(0);
  const added = (): void => {
    events.emit('added');
  };
  const lane = new Lane();
  const connection = await openConnection(path);
  const deliveries = await openDeliveryTable(connection, clock);
  const queue = tableQueue(databaseOf(connection, lane), clock, added);
  return {
    ...queue,
    record: recordInGroups(deliveries, lane, added),
    forgetDeliveries: async (before) => {
      const forgotten = await queue.forgetDeliveries(before);
      await lane.run(() => deliveries.refresh());
      return forgotten;
    },
    onAdded: (listener) => {
      events.on('added', listener);
      return () => void events.off('added', listener);
    },
    close: async () => {
      // What was recorded in this turn of the event loop enters the lane first.
      await setImmediate();
      await lane.run(() => connection.close());
    },
  };
}

function databaseOf(connection: SqliteConnection, lane: Lane): SqlDatabase {
  return {
    rows: (statement, values) => lane.run(() => connection.rows(statement, values)),
    transaction: (work) => lane.run(() => inTransaction(connection, () => work(connection))),
    lockRows: '',
  };
}
