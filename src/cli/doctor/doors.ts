import { createHmac, randomUUID } from 'node:crypto';
import type { ServerConfig } from '../../config';
import { createHttpClient, type HttpClient } from '../../platform/http';
import { createMetrics, SILENT } from '../../telemetry';
import { type Found, look, ok, type Row, skipped, warn } from './row';

/** One address where webhooks come in. */
export interface DoorToTry {
  readonly area: string;
  /** With its query. */
  readonly path: string;
  readonly secrets: readonly string[];
  /** An event that nothing follows from. */
  readonly event: string;
}

const PATIENCE_MS = 10_000;
const VARIABLE = 'BITBUCKET_WEBHOOK_SECRET (`webhookSecret` in the list of connections)';

/** Whether a webhook could come in: there is a secret, and Loom answers under its public address to a delivery signed with it. */
export async function doorRows(config: ServerConfig, door: DoorToTry): Promise<readonly Row[]> {
  const { area, secrets } = door;
  const secret = await look(area, 'webhook secret', () => secretOf(secrets, config.reconcileIntervalMs));
  const [current] = secrets;
  if (current === undefined) return [secret];
  return [
    secret,
    await look(area, 'webhook address', () => knock(`${config.baseUrl}${door.path}`, current, door.event)),
  ];
}

function secretOf(secrets: readonly string[], intervalMs: number): Found {
  if (secrets.length > 0) return ok(secrets.length > 1 ? 'Two are set, for a rotation.' : 'One is set.');
  const meanwhile =
    intervalMs === 0
      ? 'webhooks are refused, and nothing else tells Loom of pull requests'
      : `webhooks are refused; pull requests are found every ${Math.round(intervalMs / 1000)} seconds`;
  return warn(`None is set: ${meanwhile}.`, `Set ${VARIABLE}, and enter the same in the webhook at Bitbucket.`);
}

async function knock(url: string, secret: string, event: string): Promise<Found> {
  const client = createHttpClient({ logger: SILENT, metrics: createMetrics({ processMetrics: false }), maxWaitMs: 0 });
  try {
    const status = await deliver(client, url, secret, event);
    if (status === 200) return ok(`Loom answers at ${url}, and believes the secret.`);
    if (status === 401) {
      return warn(
        `Loom answers at ${url}, and does not believe the secret.`,
        'Start it again with the settings of now.',
      );
    }
    return warn(`What answers at ${url} said ${status}.`, 'Check LOOM_BASE_URL and the proxy in front of Loom.');
  } catch {
    return skipped(
      `Nothing answers at ${url} from here.`,
      'Start Loom; if it runs, check LOOM_BASE_URL, and that Bitbucket can reach it.',
    );
  } finally {
    await client.close();
  }
}

async function deliver(client: HttpClient, url: string, secret: string, event: string): Promise<number> {
  const text = '{}';
  const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const headers = { 'x-event-key': event, 'x-request-id': randomUUID(), 'x-hub-signature': signature };
  const session = client.session({ identity: 'doctor', authorization: null });
  const answer = await session.send({
    method: 'POST',
    url,
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers,
    body: { type: 'application/json', text },
    expected: [400, 401, 403, 404, 405, 415, 502, 503],
    urgency: 'person',
  });
  return answer.status;
}
