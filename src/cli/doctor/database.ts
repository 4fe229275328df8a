import type { ServerConfig } from '../../config';
import { databaseState, openStore } from '../../store';
import { SILENT } from '../../telemetry';
import { type Found, look, ok, type Row, skipped, warn, wrong } from './row';

/** The database: whether it is there, as new as this Loom, and sealed with the key that is set. Changes nothing. */
export async function checkDatabase({ databaseUrl, secretKey }: ServerConfig): Promise<readonly Row[]> {
  let current = false;
  const state = await look('database', 'schema', async () => {
    const { exists, pending, unknown } = await databaseState(databaseUrl);
    if (!exists) return ok('There is none yet; the first start makes it.');
    if (unknown.length > 0) {
      const next = 'Start that version, or point DATABASE_URL at another database.';
      return wrong('configuration', `A newer version of Loom brought it forward (${unknown.join(', ')}).`, next);
    }
    if (pending.length > 0) {
      const next = 'Run `loom migrate`, or start Loom.';
      return warn(`It is older than this Loom (${pending.join(', ')} missing).`, next);
    }
    current = true;
    return ok('It answers, and is as new as this Loom.');
  });
  const sealed = await look('database', 'secret key', () =>
    current ? opensSecrets(databaseUrl, secretKey) : skipped('There are no secrets yet that it could be tried on.'),
  );
  return [state, sealed];
}

async function opensSecrets(databaseUrl: string, secretKey: Buffer): Promise<Found> {
  const store = await openStore({ databaseUrl, secretKey, logger: SILENT });
  try {
    const installations = await store.installations.list();
    for (const { id } of installations) await store.installations.secretsOf(id);
    return ok('LOOM_SECRET_KEY opens what is stored.');
  } finally {
    await store.close();
  }
}
