import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { Failure } from '../../domain';
import type { SqlDatabase, SqlSession } from '../sql/database';

/** Unique violation, serialization failure, deadlock: another process was faster, and a second look finds what it did. */
const IN_THE_WAY = new Set(['23505', '40001', '40P01']);
const TRIES = 5;

export function postgresDatabase(pool: Pool): SqlDatabase {
  return {
    rows: (statement, values) => again(async () => (await pool.query<object>(statement, [...values])).rows),
    transaction: (work) => again(() => inTransaction(pool, work)),
    lockRows: 'FOR UPDATE SKIP LOCKED',
  };
}

async function inTransaction<Result>(pool: Pool, work: (session: SqlSession) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(sessionOf(client));
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection on which the rollback fails as well is of no further use.
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

function sessionOf(client: PoolClient): SqlSession {
  return { rows: async (statement, values) => (await client.query<object>(statement, [...values])).rows };
}

async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const inTheWay = error instanceof DatabaseError && error.code !== undefined && IN_THE_WAY.has(error.code);
      if (!inTheWay || attempt === TRIES) throw failureOf(error);
    }
  }
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error;
  // Class 22 is about the data, e.g. a character that PostgreSQL does not store.
  const invalid = error instanceof DatabaseError && error.code?.startsWith('22') === true;
  return new Failure({
    kind: invalid ? 'invalid' : 'unavailable',
    what: `The queue's database did not do its work: ${error.message}.`,
    next: invalid ? 'Do not send this again.' : 'Check that the server of DATABASE_URL runs and accepts connections.',
    cause: error,
  });
}
