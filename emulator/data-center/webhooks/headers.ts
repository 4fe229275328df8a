import { bodySignature, type Parcel } from '../../webhooks';
import type { Hook } from '../host';

/** Headers of a delivery. There is no attempt to count: it is the only one. */
export function headersOf(parcel: Parcel, requestId: string): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': 'Atlassian HttpClient / Bitbucket',
    'X-Event-Key': parcel.event,
    'X-Request-Id': requestId,
    ...(parcel.secret === undefined ? {} : { 'X-Hub-Signature': bodySignature(parcel.body, parcel.secret) }),
    ...(parcel.authorize === undefined ? {} : { Authorization: parcel.authorize(new URL(parcel.url)) }),
  };
}

export function parcelOf(hook: Hook, event: string, body: Buffer): Parcel {
  const { secret } = hook.configuration;
  const { credentials } = hook;
  return {
    event,
    hookUuid: String(hook.id),
    url: hook.url,
    body,
    ...(secret === undefined || secret === '' ? {} : { secret }),
    ...(credentials === null ? {} : { authorize: () => basic(credentials) }),
  };
}

function basic({ username, password }: NonNullable<Hook['credentials']>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
