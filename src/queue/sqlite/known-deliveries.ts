import type { Delivery } from '../port';

type Name = Pick<Delivery, 'tenant' | 'id'>;

/**
 * Which row of the table holds a delivery: an index in memory, since one on disk writes a page for each random id. The table is
 * what counts: a row of the index may be gone, and rows after `upTo` are not in it yet.
 */
export class KnownDeliveries {
  /** Of each tenant by the host's id, in the order of the rows: a key joined of both would be built and hashed for every look. */
  private readonly tenants = new Map<string, Map<string, number>>();
  private last = 0;

  /** Every row up to this one is in the index, or gone. */
  get upTo(): number {
    return this.last;
  }

  rowOf({ tenant, id }: Name): number | undefined {
    return this.tenants.get(tenant)?.get(id);
  }

  /** Takes over a committed row. */
  add({ tenant, id }: Name, row: number): void {
    const rows = this.tenants.get(tenant) ?? new Map<string, number>();
    const { size } = rows;
    if (size === 0) this.tenants.set(tenant, rows);
    rows.set(id, row);
    if (rows.size === size) {
      // A key that was there has kept its place.
      rows.delete(id);
      rows.set(id, row);
    }
    this.reach(row);
  }

  /** Says that there is nothing more to know up to this row. */
  reach(row: number): void {
    this.last = Math.max(this.last, row);
  }

  forgetBefore(row: number): void {
    for (const [tenant, rows] of this.tenants) {
      for (const [id, each] of rows) {
        if (each >= row) break;
        rows.delete(id);
      }
      if (rows.size === 0) this.tenants.delete(tenant);
    }
  }
}
