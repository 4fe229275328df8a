import sqlite3 from 'sqlite3';

const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON';
const BUSY_TIMEOUT_MS = 10_000;
const WAL_TRIES = 50;

type Opened = (error: Error | null) => void;

/** Every connection that Sequelize opens, its own ones for transactions too, is set up before the first statement. */
class TunedDatabase extends sqlite3.Database {
  constructor(file: string, mode: number, opened: Opened) {
    super(file, mode, (error) => {
      if (error) opened(error);
      else setUp(this, WAL_TRIES, opened);
    });
    this.configure('busyTimeout', BUSY_TIMEOUT_MS);
  }
}

// The switch to WAL does not wait for a lock as other statements do: when two processes make the database, one must try again.
function setUp(database: sqlite3.Database, tries: number, opened: Opened): void {
  database.exec(PRAGMAS, (error) => {
    if (error && tries > 1 && error.message.includes('SQLITE_BUSY')) {
      setTimeout(() => {
        setUp(database, tries - 1, opened);
      }, 20);
      return;
    }
    opened(error);
  });
}

/** The module that Sequelize is given in place of `sqlite3`. */
export const sqliteDriver = { ...sqlite3, Database: TunedDatabase };
