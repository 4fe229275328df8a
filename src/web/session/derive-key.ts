import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** A key of its own for each purpose, so that what is signed for one never counts for another. */
export function deriveKey(secretKey: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secretKey, Buffer.alloc(0), `loom ${purpose}`, 32)));
}
