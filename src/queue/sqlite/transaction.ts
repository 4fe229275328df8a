import type { SqliteConnection } from './connection';

/** Runs `work` in a transaction that has the write lock from its start. */
export async function inTransaction<Result>(
  connection: SqliteConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.rows('BEGIN IMMEDIATE', []);
  try {
    const result = await work();
    await connection.rows('COMMIT', []);
    return result;
  } catch (error) {
    await connection.rows('ROLLBACK', []);
    throw error;
  }
}
