import { fileURLToPath } from 'node:url';
import { Failure } from '../../domain';

/** Where the database is: a file of SQLite, or a PostgreSQL server. */
export type DatabaseAddress =
  { readonly dialect: 'sqlite'; readonly path: string } | { readonly dialect: 'postgres'; readonly url: string };

/** Reads `DATABASE_URL`: `file:loom.sqlite`, `file:/path/loom.sqlite`, `file:///path/loom.sqlite` or `postgres://…`. */
export function parseDatabaseUrl(databaseUrl: string): DatabaseAddress {
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return { dialect: 'postgres', url: databaseUrl };
  if (/^file:\/\/\/./.test(databaseUrl)) return { dialect: 'sqlite', path: fileURLToPath(databaseUrl) };
  const path = /^file:(?!\/\/)(.+)$/s.exec(databaseUrl)?.[1];
  if (path) return { dialect: 'sqlite', path };
  // The text may hold a password, so it is not repeated.
  throw new Failure({
    kind: 'invalid',
    what: 'DATABASE_URL names no database that Loom knows.',
    next: 'Write file:/path/loom.sqlite or postgres://user@host/database.',
  });
}
