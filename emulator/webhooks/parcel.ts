import { createHmac } from 'node:crypto';

/** One payload on its way to one subscriber. */
export interface Parcel {
  readonly event: string;
  readonly hookUuid: string;
  readonly url: string;
  readonly body: Buffer;
  /** Of a hook made by hand: signs the body. */
  readonly secret?: string;
  /** Of an app: makes the `Authorization` header, anew for every attempt, since tokens are short-lived. */
  readonly authorize?: (url: URL) => string;
}

/** Headers of one attempt. */
export function headersOf(parcel: Parcel, requestUuid: string, attempt: number): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Bitbucket-Webhooks/2.0',
    'X-Event-Key': parcel.event,
    'X-Hook-UUID': parcel.hookUuid.replace(/[{}]/g, ''),
    'X-Request-UUID': requestUuid,
    'X-Attempt-Number': String(attempt),
    ...(parcel.secret === undefined ? {} : { 'X-Hub-Signature': bodySignature(parcel.body, parcel.secret) }),
    ...(parcel.authorize === undefined ? {} : { Authorization: parcel.authorize(new URL(parcel.url)) }),
  };
}

/** `X-Hub-Signature` over the bytes as sent. */
export function bodySignature(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
