import { type Sequelize, Transaction } from 'sequelize';
import { Failure } from '../../domain';
import { connect } from './connect';
import type { Sealer } from './sealer';
import { defineTables, type Tables } from './tables';

/** What the repositories share. */
export interface Database {
  readonly tables: Tables;
  readonly sealer: Sealer;
  readonly sequelize: Sequelize;
  /** Runs one writing statement. */
  readonly write: (work: () => Promise<unknown>) => Promise<void>;
  /** Runs several in one commit. */
  readonly transaction: <Result>(work: (transaction: Transaction) => Promise<Result>) => Promise<Result>;
}

export async function openDatabase(databaseUrl: string, sealer: Sealer): Promise<Database> {
  const { sequelize, dialect } = await connect(databaseUrl);
  // Connections that wait for SQLite's write lock occupy the driver's threads until none is left for the one that holds it; so
  // writers queue up here.
  const inTurn = dialect === 'sqlite' ? oneAtATime() : atOnce;
  return {
    tables: defineTables(sequelize),
    sealer,
    sequelize,
    write: (work) =>
      inTurn(async () => {
        await answered(work);
      }),
    transaction: (work) =>
      inTurn(() => answered(() => sequelize.transaction({ type: Transaction.TYPES.IMMEDIATE }, work))),
  };
}

type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>;

const atOnce: Turn = (work) => work();

function oneAtATime(): Turn {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  };
}

/** A database that does not answer is an outage, not a bug. Messages of constraint errors are kept for their handlers. */
export async function answered<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !OUTAGES.has(error.name)) throw error;
    throw new Failure({
      kind: 'unavailable',
      what: 'The database did not answer.',
      next: 'Check that the database of DATABASE_URL runs and has space left.',
      // Sequelize puts the values of the statement, secrets among them, on its errors: only the driver's message goes on.
      cause: new Error(error.message),
    });
  }
}

const OUTAGES = new Set([
  'SequelizeTimeoutError',
  'SequelizeDatabaseError',
  'SequelizeConnectionError',
  'SequelizeConnectionRefusedError',
  'SequelizeConnectionTimedOutError',
  'SequelizeConnectionAcquireTimeoutError',
  'SequelizeHostNotFoundError',
  'SequelizeHostNotReachableError',
  'SequelizeInvalidConnectionError',
  'SequelizeAccessDeniedError',
]);
