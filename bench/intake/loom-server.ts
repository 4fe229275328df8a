import { createServer } from 'node:http';
import { tokenDoor, webhookHandler } from '../../src/intake';
import { CLOUD_SENDER, parseCloudWebhook } from '../../src/platform/cloud-webhook';
import { openQueue } from '../../src/queue';
import { createMetrics, SILENT } from '../../src/telemetry';
import { serveMeasured } from './serve-measured';

/** Loom's own way in, as `main.ts` puts it together: HMAC, parsing, delivery and job in one commit on SQLite, then 202. */
const [, , file, secret] = process.argv as [string, string, string, string];

async function start(): Promise<void> {
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
