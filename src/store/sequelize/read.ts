import type { Order, Transaction } from 'sequelize';
import type { z } from 'zod';
import { Failure, type PullRequestRef, type RepositoryRef } from '../../domain';
import { answered } from './database';
import type { Row, Table } from './tables';

export interface ReadOptions {
  readonly order?: Order;
  readonly limit?: number;
  readonly transaction?: Transaction;
  /** Holds the rows until the transaction ends, where the database does not hold all anyway. */
  readonly lock?: boolean;
}

/** Rows of a table, validated: a row may be from an older version, or from a person with a database tool. */
export async function readAll<Value>(
  table: Table,
  schema: z.ZodType<Value>,
  where: Readonly<Record<string, string | number | readonly string[]>>,
  options: ReadOptions = {},
): Promise<readonly Value[]> {
  const rows: readonly unknown[] = await answered(() => table.findAll({ where, raw: true, ...options }));
  return rows.map((row) => parsed(table, schema, row));
}

export async function readOne<Value>(
  table: Table,
  schema: z.ZodType<Value>,
  where: Readonly<Record<string, string | number>>,
  options: ReadOptions = {},
): Promise<Value | null> {
  const [value] = await readAll(table, schema, where, { ...options, limit: 1 });
  return value ?? null;
}

/** Inserts, or replaces the columns of the row with the same key. */
export async function upsert(table: Table, row: Row, transaction?: Transaction): Promise<void> {
  await table.upsert(row, { returning: false, ...(transaction && { transaction }) });
}

export function repositoryKey(ref: RepositoryRef): { readonly tenant: string; readonly repository: string } {
  return { tenant: ref.tenant, repository: ref.repository };
}

export function pullRequestKey(ref: PullRequestRef): {
  readonly tenant: string;
  readonly repository: string;
  readonly number: number;
} {
  return { ...repositoryKey(ref), number: ref.number };
}

function parsed<Value>(table: Table, schema: z.ZodType<Value>, row: unknown): Value {
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  // Paths of the faults only: values may be secrets.
  const places = result.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Failure({
    kind: 'bug',
    what: 'A row of the database is not in the form that this version of Loom reads.',
    where: `${table.name}: ${places}`,
    next: 'Start the version of Loom that wrote it, or repair or delete the row.',
  });
}
