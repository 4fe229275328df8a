import type { SqlSession } from './database';
import type { HeldRow } from './rows';
import { HAND_ON, REMOVE, WAIT_AGAIN } from './statements';

/** How a job waits again. */
export interface PutBack {
  readonly attempt: number;
  readonly runAt: number;
  readonly lastError: string | null;
}

/**
 * Lets a job wait again. When a newer one of its key waits already, that one does its work: it inherits priority and `again`, and
 * the old job is gone. Runs inside a transaction that holds the row.
 */
export async function putBack(session: SqlSession, row: HeldRow, back: PutBack): Promise<void> {
  const newer = await session.rows(HAND_ON, [row.priority, row.again, row.key]);
  if (newer.length > 0) await session.rows(REMOVE, [row.id]);
  else await session.rows(WAIT_AGAIN, [back.attempt, back.runAt, back.lastError, row.id]);
}
