import sqlite3 from 'sqlite3';
import { Failure } from '../../domain';
import type { SqlSession, SqlValue } from '../sql/database';

/** FULL: a commit is on disk when it returns, also when the machine loses power. A longer log means fewer pauses to tidy it. */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000';
/** A webhook may find one or two other operations in front of it, and its sender hangs up after ten seconds. */
const BUSY_TIMEOUT_MS = 3_000;

/** One connection with its prepared statements. */
export interface SqliteConnection extends SqlSession {
  /** Runs statements that answer nothing. */
  script(statements: string): Promise<void>;
  close(): Promise<void>;
}

export async function openConnection(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<SqliteConnection> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(path, (error) => {
      if (error) reject(failureOf(error));
      else resolve(opened);
    });
  });
  database.configure('busyTimeout', busyTimeoutMs);
  const connection = connectionOf(database);
  await connection.script(PRAGMAS);
  return connection;
}

function connectionOf(database: sqlite3.Database): SqliteConnection {
  const prepared = new Map<string, sqlite3.Statement>();

  async function statementOf(text: string): Promise<sqlite3.Statement> {
    const known = prepared.get(text);
    if (known) return known;
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      const made: sqlite3.Statement = database.prepare(text, (error) => {
        if (error) reject(failureOf(error));
        else resolve(made);
      });
    });
    prepared.set(text, statement);
    return statement;
  }

  return {
    rows: async (text: string, values: readonly SqlValue[]) => {
      const statement = await statementOf(text);
      return new Promise((resolve, reject) => {
        statement.all(values, (error: Error | null, rows: unknown[]) => {
          if (!error) resolve(rows);
          // One that was refused as busy counts as under way until it is reset: others would not commit, and be undone with it.
          else statement.reset(() => reject(failureOf(error)));
        });
      });
    },
    script: (statements) =>
      new Promise((resolve, reject) => {
        database.exec(statements, (error) => {
          if (error) reject(failureOf(error));
          else resolve();
        });
      }),
    close: async () => {
      await Promise.all([...prepared.values()].map((each) => new Promise<void>((done) => each.finalize(() => done()))));
      await new Promise<void>((resolve, reject) => {
        database.close((error) => {
          if (error) reject(failureOf(error));
          else resolve();
        });
      });
    },
  };
}

function failureOf(error: Error): Failure {
  return new Failure({
    kind: 'unavailable',
    what: `The queue's database did not do its work: ${error.message}.`,
    next: 'Check the free space and the permissions of the folder of DATABASE_URL, and that no program holds the file locked.',
    cause: error,
  });
}
