import { Failure } from '../../domain';
import type { Delivery, NewJob } from '../port';
import type { SqlSession } from '../sql/database';
import { ASKS_FOR_MORE, REPLACE_WAITING } from '../sql/statements';
import { againOf } from '../sql/table-queue';

/** What one commit writes down for one delivery. */
export interface Entry {
  readonly delivery: Delivery;
  readonly job: NewJob | null;
}

const BEHIND = 'the table of deliveries has later rows';

/**
 * A view that takes deliveries with their jobs. One INSERT into it is one commit and one trip to the database's thread, however
 * many it carries: the trips are what a delivery costs most. The first row's number is given: a writer that has not seen the last
 * row of the table, because another process wrote it, is refused, and nothing of its statement stays. `sqlite_sequence` never goes
 * back, also when rows are deleted.
 */
export const INTAKE = `
  CREATE TEMP VIEW intake AS
    SELECT 0 AS first, 0 AS position, 0 AS received_at, '' AS tenant, '' AS delivery, '' AS event,
      '' AS key, '' AS payload, 0 AS again, 0 AS priority;
  CREATE TEMP TRIGGER intake_row INSTEAD OF INSERT ON intake BEGIN
    SELECT RAISE(ABORT, '${BEHIND}') WHERE new.position = 0
      AND new.first <> 1 + ifnull((SELECT seq FROM main.sqlite_sequence WHERE name = 'deliveries'), 0);
    INSERT INTO deliveries (id, tenant, delivery, event, received_at)
      VALUES (new.first + new.position, new.tenant, new.delivery, new.event, new.received_at);
    INSERT INTO jobs (key, state, payload, again, priority, attempt, run_at)
      SELECT new.key, 'waiting', new.payload, new.again, new.priority, 0, new.received_at WHERE new.key IS NOT NULL
      ${REPLACE_WAITING} WHERE ${ASKS_FOR_MORE};
  END`;

/** The rows come as one JSON text: a value for each of their fields would cost more than all that SQLite does with them. */
const APPEND = `INSERT INTO intake SELECT $1, key, $2, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value -> 4, value ->> 5,
  value ->> 6 FROM jsonb_each($3)`;

/**
 * Appends entries in one commit, as the rows from `row` on.
 * @returns false, and nothing is written, when `row` is not the next one of the table
 */
export async function append(
  session: SqlSession,
  entries: readonly Entry[],
  row: number,
  now: number,
): Promise<boolean> {
  const rows = entries.map(({ delivery: { tenant, id, event }, job }) =>
    job === null
      ? [tenant, id, event, null, null, 0, 0]
      : [tenant, id, event, job.key, job.payload, againOf(job.payload), job.priority],
  );
  try {
    await session.rows(APPEND, [row, now, JSON.stringify(rows)]);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.message.includes(BEHIND)) return false;
    throw error;
  }
}
