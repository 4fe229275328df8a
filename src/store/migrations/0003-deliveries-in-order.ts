import type { Migration } from './migration';

/**
 * On SQLite deliveries are kept in the order in which they came. A unique key of random ids writes a page for each of them; one
 * that was recorded before is found by the queue, see `src/queue/sqlite/delivery-table.ts`. PostgreSQL keeps the key.
 */
export const deliveriesInOrder: Migration = {
  name: '0003-deliveries-in-order',
  statements: ({ dialect, rowNumber }) =>
    dialect === 'postgres'
      ? []
      : [
          'ALTER TABLE deliveries RENAME TO deliveries_by_key',
          `CREATE TABLE deliveries (
            id ${rowNumber},
            tenant TEXT NOT NULL,
            delivery TEXT NOT NULL,
            event TEXT NOT NULL,
            received_at BIGINT NOT NULL
          )`,
          `INSERT INTO deliveries (tenant, delivery, event, received_at)
            SELECT tenant, delivery, event, received_at FROM deliveries_by_key ORDER BY received_at`,
          'DROP TABLE deliveries_by_key',
        ],
};
