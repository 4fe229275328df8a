/** A value that a statement is given. */
export type SqlValue = string | number | null;

/** Runs one statement and answers its rows. Values stand in the order in which `$1`, `$2` … first turn up. */
export interface SqlSession {
  rows(statement: string, values: readonly SqlValue[]): Promise<readonly unknown[]>;
}

/** What the queue needs of a database; statements are written so that SQLite and PostgreSQL read them alike. */
export interface SqlDatabase extends SqlSession {
  /** Runs `work` in one transaction; it may run again when another process was in the way. */
  transaction<Result>(work: (session: SqlSession) => Promise<Result>): Promise<Result>;
  /** End of a SELECT whose rows are about to be changed: locks them and passes over those that others hold. */
  readonly lockRows: string;
}
