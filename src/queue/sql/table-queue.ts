import { randomUUID } from 'node:crypto';
import type { Job, JobPayload, NewJob, Queue } from '../port';
import type { SqlDatabase } from './database';
import { putBack } from './put-back';
import { type HeldRow, heldRowSchema, toCounts, toDeadJob, toJob } from './rows';
import * as sql from './statements';

/** Every verb but those in which the databases differ. */
export type TableQueue = Omit<Queue, 'record' | 'onAdded' | 'close'>;

/**
 * The queue as a table of jobs.
 * @param clock milliseconds since the epoch
 * @param added called when a job may have become due
 */
export function tableQueue(database: SqlDatabase, clock: () => number, added: () => void): TableQueue {
  const { lockRows } = database;
  const takeStatement = sql.take(lockRows);
  const expiredStatement = sql.expired(lockRows);

  async function putBackHeld(job: Job, change: (row: HeldRow) => Parameters<typeof putBack>[2]): Promise<void> {
    await database.transaction(async (session) => {
      const rows = await session.rows(sql.held(lockRows), [job.id, job.lease]);
      for (const row of rows.map((each) => heldRowSchema.parse(each))) await putBack(session, row, change(row));
    });
  }

  /** A worker that let its lease run out is taken for gone; the attempt counts, as a job may well be what ended it. */
  async function putBackExpired(): Promise<void> {
    if ((await database.rows(sql.expired(''), [clock()])).length === 0) return;
    await database.transaction(async (session) => {
      const rows = await session.rows(expiredStatement, [clock()]);
      for (const row of rows.map((each) => heldRowSchema.parse(each))) {
        await putBack(session, row, { attempt: row.attempt, runAt: row.run_at, lastError: row.last_error });
      }
    });
  }

  return {
    add: async (job) => {
      await database.rows(sql.ADD, jobValues(job, clock()));
      added();
    },
    take: async (leaseMs) => {
      await putBackExpired();
      const now = clock();
      const [row] = await database.rows(takeStatement, [now, randomUUID(), now + leaseMs]);
      return row === undefined ? null : toJob(row);
    },
    extend: async (job, leaseMs) => {
      const [row] = await database.rows(sql.EXTEND, [clock() + leaseMs, job.id, job.lease]);
      if (row === undefined) return 'lost';
      return isSuperseded(row) ? 'superseded' : 'held';
    },
    complete: async (job) => {
      await database.rows(sql.COMPLETE, [job.id, job.lease]);
      // A job of the same key may have waited for this one to end.
      added();
    },
    fail: async (job, error, runAt) => {
      if (runAt === null) await database.rows(sql.KILL, [error, clock(), job.id, job.lease]);
      else await putBackHeld(job, (row) => ({ attempt: row.attempt, runAt, lastError: error }));
      added();
    },
    release: async (job) => {
      await putBackHeld(job, (row) => ({ attempt: row.attempt - 1, runAt: row.run_at, lastError: row.last_error }));
      added();
    },
    dead: async (limit) => (await database.rows(sql.DEAD, [limit])).map(toDeadJob),
    retry: async (id) => {
      // Ids come from people: what is no number of a row is the id of no job.
      if (!/^\d{1,15}$/.test(id)) return false;
      const found = await database.transaction(async (session) => {
        const [row] = await session.rows(sql.dead(lockRows), [id]);
        if (row === undefined) return false;
        await putBack(session, heldRowSchema.parse(row), { attempt: 0, runAt: clock(), lastError: null });
        return true;
      });
      if (found) added();
      return found;
    },
    counts: async () => toCounts(await database.rows(sql.COUNTS, [])),
    holds: async (key) => (await database.rows(sql.HOLDS, [key])).length > 0,
    forgetDeliveries: async (before) => (await database.rows(sql.FORGET_DELIVERIES, [before])).length,
  };
}

/** Values of `ADD`. */
function jobValues(job: NewJob, now: number): [string, string, number, number, number] {
  return [job.key, JSON.stringify(job.payload), againOf(job.payload), job.priority, now];
}

/** `again` as it is stored beside the payload, so that it outlives a replacement. */
export function againOf(payload: JobPayload): 0 | 1 {
  return payload.kind === 'review' && payload.again ? 1 : 0;
}

function isSuperseded(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'superseded' in row && Boolean(row.superseded);
}
