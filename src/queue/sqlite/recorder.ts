import { Failure } from '../../domain';
import type { Delivery, NewJob, Recorded } from '../port';
import { REPLACE_WAITING } from '../sql/statements';
import { againOf } from '../sql/table-queue';
import type { SqliteConnection } from './connection';
import type { Lane } from './lane';

/**
 * A view that takes deliveries with their jobs. One INSERT into it is one commit and one trip to the database's thread, however
 * many it carries: the trips are what a delivery costs most. `RAISE(IGNORE)` drops a known delivery from the work and the answer.
 */
const INTAKE = `
  CREATE TEMP VIEW intake AS
    SELECT 0 AS position, '' AS tenant, '' AS delivery, '' AS event, 0 AS received_at,
      '' AS key, '' AS payload, 0 AS again, 0 AS priority;
  CREATE TEMP TRIGGER intake_row INSTEAD OF INSERT ON intake BEGIN
    SELECT RAISE(IGNORE) FROM deliveries WHERE tenant = new.tenant AND delivery = new.delivery;
    INSERT INTO deliveries (tenant, delivery, event, received_at)
      VALUES (new.tenant, new.delivery, new.event, new.received_at);
    INSERT INTO jobs (key, state, payload, again, priority, attempt, run_at)
      SELECT new.key, 'waiting', new.payload, new.again, new.priority, 0, new.received_at WHERE new.key IS NOT NULL
      ${REPLACE_WAITING};
  END`;

const RECORD = `INSERT INTO intake
  SELECT key, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value -> 5, value ->> 6, value ->> 7
  FROM json_each($1) WHERE true RETURNING position`;

type Row = readonly [string, string, string, number, string | null, NewJob['payload'] | null, number, number];

interface Waiting {
  readonly row: Row;
  readonly resolve: (recorded: Recorded) => void;
  readonly reject: (error: unknown) => void;
}

export interface Recorder {
  record(delivery: Delivery, job: NewJob | null): Promise<Recorded>;
}

/** Group commit: whatever arrives while a commit is under way goes into the next one. */
export async function openRecorder(
  connection: SqliteConnection,
  lane: Lane,
  clock: () => number,
  added: () => void,
): Promise<Recorder> {
  await connection.script(INTAKE);
  let waiting: Waiting[] = [];

  async function commit(group: readonly Waiting[]): Promise<void> {
    const rows = await connection.rows(RECORD, [JSON.stringify(group.map(({ row }) => row))]);
    const recorded = new Set(rows.map(positionOf));
    group.forEach(({ resolve }, position) => {
      resolve(recorded.has(position) ? 'recorded' : 'duplicate');
    });
    if (group.some(({ row }, position) => row[4] !== null && recorded.has(position))) added();
  }

  async function commitWaiting(): Promise<void> {
    const group = waiting;
    waiting = [];
    try {
      await commit(group);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    record: (delivery, job) => {
      const row = rowOf(delivery, job, clock());
      return new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject });
        // One turn of the event loop later, all requests that this turn has read are in.
        if (waiting.length === 1) setImmediate(() => void lane.run(commitWaiting));
      });
    },
  };
}

function rowOf(delivery: Delivery, job: NewJob | null, now: number): Row {
  if (job === null) return [delivery.tenant, delivery.id, delivery.event, now, null, null, 0, 0];
  const { key, payload, priority } = job;
  return [delivery.tenant, delivery.id, delivery.event, now, key, payload, againOf(payload), priority];
}

function positionOf(row: unknown): number {
  if (typeof row === 'object' && row !== null && 'position' in row && typeof row.position === 'number')
    return row.position;
  throw new Failure({
    kind: 'bug',
    what: 'SQLite answered a recorded delivery without its position.',
    next: 'Report this.',
  });
}
