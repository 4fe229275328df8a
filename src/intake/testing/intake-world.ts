import { createHmac } from 'node:crypto';
import type { Delivery, NewJob, Queue } from '../../queue';
import { CLOUD_SENDER, parseCloudWebhook } from '../../platform/cloud-webhook';
import { SILENT } from '../../telemetry';
import type { ReceiveDeps } from '../receive';
import type { WebhookRequest } from '../request';
import type { TokenDoorDeps } from '../token-door';

/** A queue that remembers what was recorded, and finds duplicates as the real ones do. */
export function rememberingQueue(): Pick<Queue, 'record'> & {
  readonly recorded: { delivery: Delivery; job: NewJob }[];
} {
  const recorded: { delivery: Delivery; job: NewJob }[] = [];
  return {
    recorded,
    record(delivery, job) {
      const known = recorded.some(
        (each) => each.delivery.tenant === delivery.tenant && each.delivery.id === delivery.id,
      );
      if (!known && job !== null) recorded.push({ delivery, job });
      return Promise.resolve(known ? 'duplicate' : 'recorded');
    },
  };
}

export function receiveDeps(queue: Pick<Queue, 'record'>): ReceiveDeps {
  return { queue, parse: parseCloudWebhook, logger: SILENT, metrics: null };
}

/** A door that knows one secret of the connection `token`, and none of repositories. */
export function doorDeps(secret: string): TokenDoorDeps {
  return {
    name: 'token',
    sender: CLOUD_SENDER,
    settings: { credential: 'Set BITBUCKET_ACCESS_TOKEN.', secret: 'BITBUCKET_WEBHOOK_SECRET' },
    tenant: 'token',
    globalSecrets: [secret],
    secretsOf: () => Promise.resolve({ current: null, previous: null }),
    now: () => 0,
  };
}

/** A webhook as Bitbucket sends it; `headers` replace or (as undefined) remove. */
export function signedRequest(
  body: Uint8Array,
  secret: string,
  headers: Readonly<Record<string, string | undefined>> = {},
): WebhookRequest {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return {
    method: 'POST',
    url: '/api/webhooks/bitbucket',
    body,
    headers: {
      'content-type': 'application/json',
      'x-event-key': 'pullrequest:created',
      'x-request-uuid': '11111111-2222-3333-4444-555555555555',
      'x-hub-signature': `sha256=${signature}`,
      ...headers,
    },
  };
}
