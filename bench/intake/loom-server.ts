import { createServer } from 'node:http';
import { importBuilt } from '../built';
import { serveMeasured } from './serve-measured';

/** Loom's own way in, as it is built and as `main.ts` puts it together: HMAC, parsing, delivery and job in one commit on SQLite, then 202. */
const [, , file, secret] = process.argv as [string, string, string, string];

async function start(): Promise<void> {
  const { tokenDoor, webhookHandler } = await importBuilt<typeof import('../../src/intake')>('intake');
  const { CLOUD_SENDER, parseCloudWebhook } =
    await importBuilt<typeof import('../../src/platform/cloud-webhook')>('platform/cloud-webhook');
  const { openQueue } = await importBuilt<typeof import('../../src/queue')>('queue');
  const { createMetrics, SILENT } = await importBuilt<typeof import('../../src/telemetry')>('telemetry');
  const queue = await openQueue(`file:${file}`);
  const door = tokenDoor({
    name: 'token',
    sender: CLOUD_SENDER,
    settings: { credential: '', secret: '' },
    tenant: 'bench',
    globalSecrets: [secret],
    secretsOf: () => Promise.resolve({ current: null, previous: null }),
    now: Date.now,
  });
  const metrics = createMetrics({ processMetrics: false });
  serveMeasured(createServer(webhookHandler(door, { queue, parse: parseCloudWebhook, logger: SILENT, metrics })));
}

void start();
