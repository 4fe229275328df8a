import type { Example } from '../document-rules';

/** A migration that goes forward. */
export function migration(text: string, path = 'db/migrations/20260110120000_change.sql'): Example {
  return { path, text };
}

/** A script that is no migration. */
export function query(text: string): Example {
  return { path: 'reports/orders.sql', text };
}
