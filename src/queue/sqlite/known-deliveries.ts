import type { Delivery } from '../port';

type Name = Pick<Delivery, 'tenant' | 'id'>;

/**
 * Which row of the table holds a delivery: an index in memory, since one on disk writes a page for each random id. The table is
 * what counts: a row of the index may be gone, and rows after `upTo` are not in it yet.
 */
export class KnownDeliveries {
  /** In the order of the rows. */
  private readonly rows = new Map<string, number>();
  private last = 0;

  /** Every row up to this one is in the index, or gone. */
  get upTo(): number {
    return this.last;
  }

  rowOf(delivery: Name): number | undefined {
    return this.rows.get(keyOf(delivery));
  }

  /** Takes over a committed row. */
  add(delivery: Name, row: number): void {
    const key = keyOf(delivery);
    const { size } = this.rows;
    this.rows.set(key, row);
    if (this.rows.size === size) {
      // A key that was there has kept its place.
      this.rows.delete(key);
      this.rows.set(key, row);
    }
    this.reach(row);
  }

  /** Says that there is nothing more to know up to this row. */
  reach(row: number): void {
    this.last = Math.max(this.last, row);
  }

  forgetBefore(row: number): void {
    for (const [key, each] of this.rows) {
      if (each >= row) return;
      this.rows.delete(key);
    }
  }
}

/** The same for no two deliveries: the length says where the tenant ends. */
export function keyOf({ tenant, id }: Name): string {
  return `${tenant.length}:${tenant}${id}`;
}
