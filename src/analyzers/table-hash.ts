import { createHash } from 'node:crypto';

/** Changes whenever a rule table does, so that answers by another table are not taken from a cache. */
export function tableHash(table: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(table)).digest('hex').slice(0, 8);
}
