import { z } from 'zod';
import { Failure } from '../../domain';
import type { Recorded } from '../port';
import type { SqliteConnection } from './connection';
import { append, type Entry, INTAKE } from './intake-view';
import { KnownDeliveries } from './known-deliveries';
import { inTransaction } from './transaction';

const LAST_ROW = "SELECT seq AS id FROM sqlite_sequence WHERE name = 'deliveries'";
const ROWS_AT_ONCE = 2_000;
const ROWS_AFTER = `SELECT id, tenant, delivery FROM deliveries WHERE id > $1 ORDER BY id LIMIT ${ROWS_AT_ONCE}`;
const STANDS = 'SELECT id FROM deliveries WHERE id = $1 AND tenant = $2 AND delivery = $3';
const OLDEST = 'SELECT id FROM deliveries ORDER BY id LIMIT 1';

const idsSchema = z.array(z.object({ id: z.int() }));
const rowsSchema = z.array(z.object({ id: z.int(), tenant: z.string(), delivery: z.string() }));

/** Deliveries, each recorded once, whatever other processes write and whatever was recorded before this one started. */
export interface DeliveryTable {
  /** One commit; answers in the order of the entries. A second call must wait until the first has ended. */
  record(entries: readonly Entry[]): Promise<readonly Recorded[]>;
  /** Takes over what others recorded, and drops from memory what is forgotten. */
  refresh(): Promise<void>;
}

export async function openDeliveryTable(connection: SqliteConnection, clock: () => number): Promise<DeliveryTable> {
  await connection.script(INTAKE);
  const known = new KnownDeliveries();

  async function idOf(statement: string): Promise<number | undefined> {
    return idsSchema.parse(await connection.rows(statement, []))[0]?.id;
  }

  async function catchUp(): Promise<void> {
    // Read first: whatever has a number up to this one is committed.
    const last = (await idOf(LAST_ROW)) ?? 0;
    for (let full = true; full;) {
      const rows = rowsSchema.parse(await connection.rows(ROWS_AFTER, [known.upTo]));
      for (const { id, tenant, delivery } of rows) known.add({ tenant, id: delivery }, id);
      full = rows.length === ROWS_AT_ONCE;
    }
    known.reach(last);
  }

  async function stands({ delivery: { tenant, id } }: Entry, row: number): Promise<boolean> {
    return (await connection.rows(STANDS, [row, tenant, id])).length > 0;
  }

  /** The entries that no row holds and no earlier entry repeats. */
  async function newOnes(entries: readonly Entry[]): Promise<readonly Entry[]> {
    const found: Entry[] = [];
    const inThese = new KnownDeliveries();
    for (const entry of entries) {
      if (inThese.rowOf(entry.delivery) !== undefined) continue;
      const row = known.rowOf(entry.delivery);
      if (row !== undefined && (await stands(entry, row))) continue;
      inThese.add(entry.delivery, found.push(entry));
    }
    return found;
  }

  /** Answers what was new, or null when another process has written since the index was brought up to date. */
  async function appendNew(entries: readonly Entry[]): Promise<readonly Entry[] | null> {
    const fresh = await newOnes(entries);
    return fresh.length === 0 || (await append(connection, fresh, known.upTo + 1, clock())) ? fresh : null;
  }

  async function appendLocked(entries: readonly Entry[]): Promise<readonly Entry[]> {
    // The long way without the lock, which is the whole table after a start; the rest with it.
    await catchUp();
    return inTransaction(connection, async () => {
      await catchUp();
      const fresh = await appendNew(entries);
      if (fresh !== null) return fresh;
      throw new Failure({
        kind: 'bug',
        what: 'SQLite numbers deliveries in a way that Loom does not understand.',
        next: 'Report this.',
      });
    });
  }

  return {
    record: async (entries) => {
      const fresh = (await appendNew(entries)) ?? (await appendLocked(entries));
      // Only what is committed goes into the index: a row that is not there would hide another process's.
      const first = known.upTo + 1;
      fresh.forEach(({ delivery }, at) => known.add(delivery, first + at));
      const recorded = new Set(fresh);
      return entries.map((entry) => (recorded.has(entry) ? 'recorded' : 'duplicate'));
    },
    refresh: async () => {
      await catchUp();
      const oldest = await idOf(OLDEST);
      known.forgetBefore(oldest ?? known.upTo + 1);
    },
  };
}
