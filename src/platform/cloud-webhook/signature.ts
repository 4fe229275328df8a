import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** Secrets as key objects: made once, since that costs more than a signature. */
export function signatureKeys(secrets: readonly string[]): readonly KeyObject[] {
  return secrets.map((secret) => createSecretKey(secret, 'utf8'));
}

const FORM = /^sha256=[0-9a-f]{64}$/;

/**
 * True when `header` (`X-Hub-Signature`) is the HMAC-SHA256 of exactly these bytes under one of the keys. Without keys nothing is
 * genuine.
 */
export function isGenuine(body: Uint8Array, header: string | undefined, keys: readonly KeyObject[]): boolean {
  if (header === undefined || !FORM.test(header)) return false;
  const told = Buffer.from(header.slice('sha256='.length), 'hex');
  return keys.some((key) => timingSafeEqual(createHmac('sha256', key).update(body).digest(), told));
}
