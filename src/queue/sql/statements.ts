/**
 * The statements of the queue, in the SQL that SQLite and PostgreSQL share. In every one, `$1`, `$2` … first turn up in their
 * order: SQLite counts by that.
 */

/** A newer job replaces the waiting one of its key, and keeps what it was promised: its place, its urgency, its `again`. */
export const REPLACE_WAITING = `ON CONFLICT (key) WHERE state = 'waiting' DO UPDATE SET
  payload = excluded.payload,
  again = CASE WHEN jobs.again > excluded.again THEN jobs.again ELSE excluded.again END,
  priority = CASE WHEN jobs.priority < excluded.priority THEN jobs.priority ELSE excluded.priority END,
  run_at = CASE WHEN jobs.run_at < excluded.run_at THEN jobs.run_at ELSE excluded.run_at END,
  attempt = 0,
  last_error = NULL`;

/** When `REPLACE_WAITING` would change anything: the waiting job may ask for the same already, as after a webhook about something else. */
export const ASKS_FOR_MORE = `jobs.payload <> excluded.payload OR jobs.again < excluded.again
  OR jobs.priority > excluded.priority OR jobs.run_at > excluded.run_at OR jobs.attempt <> 0 OR jobs.last_error IS NOT NULL`;

export const ADD = `INSERT INTO jobs (key, state, payload, again, priority, attempt, run_at)
  VALUES ($1, 'waiting', $2, $3, $4, 0, $5) ${REPLACE_WAITING}`;

/** $1 now, $2 lease, $3 its end. */
export function take(lockRows: string): string {
  return `WITH next AS (
      SELECT id FROM jobs
      WHERE state = 'waiting' AND run_at <= $1
        AND NOT EXISTS (SELECT 1 FROM jobs AS twin WHERE twin.key = jobs.key AND twin.state = 'running')
      ORDER BY priority, run_at, id LIMIT 1 ${lockRows}
    )
    UPDATE jobs SET state = 'running', attempt = attempt + 1, lease = $2, lease_until = $3
    WHERE id = (SELECT id FROM next)
    RETURNING id, key, payload, again, attempt, lease`;
}

/** Running jobs whose lease ran out by $1. */
export function expired(lockRows: string): string {
  return `SELECT id, key, priority, again, run_at, attempt, last_error FROM jobs
    WHERE state = 'running' AND lease_until < $1 ${lockRows}`;
}

/** The job $1 if lease $2 still holds it. */
export function held(lockRows: string): string {
  return `SELECT id, key, priority, again, run_at, attempt, last_error FROM jobs
    WHERE id = $1 AND lease = $2 AND state = 'running' ${lockRows}`;
}

/** The dead job $1. */
export function dead(lockRows: string): string {
  return `SELECT id, key, priority, again, run_at, attempt, last_error FROM jobs
    WHERE id = $1 AND state = 'dead' ${lockRows}`;
}

/**
 * Answers whether a job of the same key waits that asks for something else. One that asks for the same, as when a webhook came twice,
 * waits until this one has ended, and then finds its work done.
 */
export const EXTEND = `UPDATE jobs SET lease_until = $1 WHERE id = $2 AND lease = $3 AND state = 'running'
  RETURNING EXISTS (SELECT 1 FROM jobs AS twin WHERE twin.key = jobs.key AND twin.state = 'waiting'
    AND (twin.payload <> jobs.payload OR twin.again > jobs.again)) AS superseded`;

/** Hands priority $1 and again $2 on to the waiting job of key $3. */
export const HAND_ON = `UPDATE jobs SET
    priority = CASE WHEN priority < $1 THEN priority ELSE $1 END,
    again = CASE WHEN again > $2 THEN again ELSE $2 END
  WHERE key = $3 AND state = 'waiting' RETURNING id`;

export const REMOVE = 'DELETE FROM jobs WHERE id = $1';

export const COMPLETE = "DELETE FROM jobs WHERE id = $1 AND lease = $2 AND state = 'running'";

/** $1 attempt, $2 due, $3 last error, $4 id. */
export const WAIT_AGAIN = `UPDATE jobs SET state = 'waiting', attempt = $1, run_at = $2, last_error = $3,
  lease = NULL, lease_until = NULL, died_at = NULL WHERE id = $4`;

/** $1 error, $2 now, $3 id, $4 lease. */
export const KILL = `UPDATE jobs SET state = 'dead', last_error = $1, died_at = $2, lease = NULL, lease_until = NULL
  WHERE id = $3 AND lease = $4 AND state = 'running'`;

export const DEAD = `SELECT id, key, payload, again, attempt, last_error, died_at FROM jobs
  WHERE state = 'dead' ORDER BY died_at DESC, id DESC LIMIT $1`;

export const COUNTS = 'SELECT state, count(*) AS jobs FROM jobs GROUP BY state';

/** Whether a job of key $1 waits or runs: one look into each of the two partial indexes. */
export const HOLDS = `SELECT 1 AS held FROM jobs WHERE key = $1 AND state = 'waiting'
  UNION ALL SELECT 1 AS held FROM jobs WHERE key = $1 AND state = 'running'`;

export const FORGET_DELIVERIES = 'DELETE FROM deliveries WHERE received_at < $1 RETURNING 1 AS forgotten';
