import { Failure } from '../../domain';
import type { Delivery, NewJob } from '../port';
import type { SqlSession, SqlValue } from '../sql/database';
import { REPLACE_WAITING } from '../sql/statements';
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
      ${REPLACE_WAITING};
  END`;

const texts: string[] = [];

/** Kept, so that the driver's statement of each size is prepared once. */
function appendStatement(count: number): string {
  return (texts[count] ??= `INSERT INTO intake VALUES ${Array.from(
    { length: count },
    (_, position) => `(?1, ${position}, ?2, ?, ?, ?, ?, ?, ?, ?)`,
  ).join(', ')}`);
}

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
  const values: SqlValue[] = [row, now];
  for (const { delivery, job } of entries) {
    values.push(delivery.tenant, delivery.id, delivery.event);
    if (job === null) values.push(null, null, 0, 0);
    else values.push(job.key, JSON.stringify(job.payload), againOf(job.payload), job.priority);
  }
  try {
    await session.rows(appendStatement(entries.length), values);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.message.includes(BEHIND)) return false;
    throw error;
  }
}
