import { readServerConfig } from '../config';
import { Failure } from '../domain';
import { openStore, type Store } from '../store';
import { SILENT } from '../telemetry';
import { reviewPasses } from '../web';
import { EXIT } from './exit';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `loom reviews link ID`: prints an address that shows the review to whoever has it, until it ends. */
export async function reviewsLinkCommand(id: string, days: number): Promise<number> {
  const { databaseUrl, secretKey, baseUrl } = readServerConfig();
  const store = await openStore({ databaseUrl, secretKey, logger: SILENT });
  try {
    const tenant = await tenantOf(id, store);
    const until = Date.now() + days * DAY_MS;
    const pass = reviewPasses(secretKey, Date.now).sign({ tenant, review: id, until });
    process.stdout.write(`${baseUrl}/r/${encodeURIComponent(id)}?pass=${pass}\n`);
    process.stderr.write(`Whoever has it may read this review until ${new Date(until).toISOString()}.\n`);
    return EXIT.fine;
  } finally {
    await store.close();
  }
}

async function tenantOf(id: string, { installations, reviews }: Store): Promise<string> {
  for (const installation of await installations.list()) {
    if ((await reviews.byId(installation.id, id)) !== null) return installation.id;
  }
  throw new Failure({
    kind: 'gone',
    what: 'There is no review of this id.',
    where: id,
    next: 'Take an id from `loom reviews list`.',
  });
}
