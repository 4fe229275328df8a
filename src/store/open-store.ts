import { z } from 'zod';
import { migrate } from './migrations';
import type { RepositoryRecord, Store } from './port';
import { openDatabase } from './sequelize/database';
import { findingStore } from './sequelize/findings';
import { installationStore } from './sequelize/installations';
import { personStore } from './sequelize/people';
import { publicationStore } from './sequelize/publications';
import { readOne, repositoryKey, upsert } from './sequelize/read';
import { reviewStore } from './sequelize/reviews';
import { createSealer } from './sequelize/sealer';
import { settingsStore } from './sequelize/settings';

/** The part of the logger that the store needs. */
export interface StoreLogger {
  info(fields: object, message: string): void;
}

export interface StoreOptions {
  readonly databaseUrl: string;
  /** 32 bytes; seals secrets at rest. */
  readonly secretKey: Buffer;
  readonly logger: StoreLogger;
  /** Milliseconds since the epoch. */
  readonly clock?: () => number;
}

const repositoryRow = z.object({ tenant: z.string(), repository: z.string(), full_name: z.string() });

/** Opens the store, and brings the schema of its database forward first. */
export async function openStore({ databaseUrl, secretKey, logger, clock = Date.now }: StoreOptions): Promise<Store> {
  const migrations = await migrate(databaseUrl);
  if (migrations.length > 0) logger.info({ migrations }, 'The database was brought forward.');
  const database = await openDatabase(databaseUrl, createSealer(secretKey));
  const { sequelize, tables, write } = database;
  return {
    installations: installationStore(database, clock),
    settings: settingsStore(database, clock),
    publications: publicationStore(database),
    reviews: reviewStore(database),
    findings: findingStore(database),
    people: personStore(database),
    saveRepository: ({ ref, fullName }) =>
      write(() => upsert(tables.repositories, { ...repositoryKey(ref), full_name: fullName })),
    repository: async (ref): Promise<RepositoryRecord | null> => {
      const row = await readOne(tables.repositories, repositoryRow, repositoryKey(ref));
      return row && { ref: repositoryKey(row), fullName: row.full_name };
    },
    healthy: () =>
      sequelize.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    // After the writes that are under way.
    close: () => write(() => sequelize.close()),
  };
}
