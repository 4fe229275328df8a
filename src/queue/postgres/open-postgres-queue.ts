import { EventEmitter } from 'node:events';
import { Pool } from 'pg';
import type { Queue } from '../port';
import type { SqlDatabase } from '../sql/database';
import { REPLACE_WAITING } from '../sql/statements';
import { againOf, tableQueue } from '../sql/table-queue';
import { postgresDatabase } from './database';
import { CHANNEL, Listener } from './listener';

const POOL_SIZE = 8;

/** One statement, so one commit: answers a row when the delivery was new, and wakes the other processes. */
const RECORD = `WITH fresh AS (
    INSERT INTO deliveries (tenant, delivery, event, received_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING RETURNING received_at
  ), queued AS (
    INSERT INTO jobs (key, state, payload, again, priority, attempt, run_at)
    SELECT $5::text, 'waiting', $6::text, $7::integer, $8::integer, 0, received_at FROM fresh WHERE $5::text IS NOT NULL
    ${REPLACE_WAITING} RETURNING id
  )
  SELECT (SELECT pg_notify('${CHANNEL}', '') FROM queued) IS NULL AS quiet FROM fresh`;

/** The queue on a PostgreSQL server, already brought to the present schema, shared by any number of processes. */
export async function openPostgresQueue(url: string, clock: () => number): Promise<Queue> {
  const events = new EventEmitter().setMaxListeners(0);
  const added = (): void => {
    events.emit('added');
  };
  const pool = new Pool({ connectionString: url, max: POOL_SIZE });
  // Idle connections that break are replaced by the pool; without a listener the event would end the process.
  pool.on('error', () => undefined);
  const database = postgresDatabase(pool);
  const listener = new Listener(url, added);
  await listener.revive();
  const queue = tableQueue(database, clock, added);
  return {
    ...queue,
    take: async (leaseMs) => {
      await listener.revive();
      return queue.take(leaseMs);
    },
    record: recordBy(database, clock, added),
    onAdded: (heard) => {
      events.on('added', heard);
      return () => void events.off('added', heard);
    },
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
}

function recordBy(database: SqlDatabase, clock: () => number, added: () => void): Queue['record'] {
  return async (delivery, job) => {
    const now = clock();
    const rows = await database.rows(RECORD, [
      delivery.tenant,
      delivery.id,
      delivery.event,
      now,
      job?.key ?? null,
      job ? JSON.stringify(job.payload) : null,
      job ? againOf(job.payload) : 0,
      job?.priority ?? 0,
    ]);
    if (rows.length === 0) return 'duplicate';
    if (job) added();
    return 'recorded';
  };
}
