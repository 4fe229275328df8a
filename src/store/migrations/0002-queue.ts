import type { Migration } from './migration';

/** Deliveries and jobs; see the words in `src/queue/port.ts`. The partial indexes are the promise: one waits, one runs. */
export const queueTables: Migration = {
  name: '0002-queue',
  statements: (words) => [
    `CREATE TABLE deliveries (
      tenant TEXT NOT NULL,
      delivery TEXT NOT NULL,
      event TEXT NOT NULL,
      received_at BIGINT NOT NULL,
      PRIMARY KEY (tenant, delivery)
    ) ${words.keyOrdered}`,
    `CREATE TABLE jobs (
      id ${words.rowNumber},
      key TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'dead')),
      payload TEXT NOT NULL,
      again INTEGER NOT NULL,
      priority INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      run_at BIGINT NOT NULL,
      lease TEXT,
      lease_until BIGINT,
      last_error TEXT,
      died_at BIGINT
    )`,
    "CREATE UNIQUE INDEX jobs_one_waits ON jobs (key) WHERE state = 'waiting'",
    "CREATE UNIQUE INDEX jobs_one_runs ON jobs (key) WHERE state = 'running'",
    "CREATE INDEX jobs_due ON jobs (priority, run_at, id) WHERE state = 'waiting'",
    "CREATE INDEX jobs_dead ON jobs (died_at) WHERE state = 'dead'",
  ],
};
