import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Queue } from '../port';
import type { SqlDatabase } from '../sql/database';
import { tableQueue } from '../sql/table-queue';
import { openConnection, type SqliteConnection } from './connection';
import { Lane } from './lane';
import { openRecorder } from './recorder';

/** The queue in a file of SQLite, already brought to the present schema. One connection does one thing after the other. */
export async function openSqliteQueue(path: string, clock: () => number): Promise<Queue> {
  const events = new EventEmitter().setMaxListeners(0);
  const added = (): void => {
    events.emit('added');
  };
  const lane = new Lane();
  const connection = await openConnection(path);
  const recorder = await openRecorder(connection, lane, clock, added);
  return {
    ...tableQueue(databaseOf(connection, lane), clock, added),
    ...recorder,
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
    transaction: (work) =>
      lane.run(async () => {
        await connection.rows('BEGIN IMMEDIATE', []);
        try {
          const result = await work(connection);
          await connection.rows('COMMIT', []);
          return result;
        } catch (error) {
          await connection.rows('ROLLBACK', []);
          throw error;
        }
      }),
    lockRows: '',
  };
}
