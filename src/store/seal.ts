import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Failure } from '../domain';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret for the database: `v1.<nonce>.<tag>.<text>`, base64url, AES-256-GCM.
 * @param key 32 bytes
 * @param context Names the one place where the secret may stand, e.g. `installation:<id>:sharedSecret`. It is not stored: a sealed
 * value that was moved to another row or column does not open there.
 */
export function seal(key: Buffer, context: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData(context));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [VERSION, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** Opens what `seal` made of the same key and context; anything else is a `Failure`. */
export function unseal(key: Buffer, context: string, sealed: string): string {
  const [version, ...parts] = sealed.split('.');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  const wellFormed = version === VERSION && parts.length === 3;
  if (!wellFormed || nonce?.length !== NONCE_BYTES || tag?.length !== TAG_BYTES || !text) throw unreadable(context);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(context));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    throw wrongKey(context);
  }
}

// The version is part of what is proved, so that a later form cannot be passed off as this one.
function additionalData(context: string): Buffer {
  return Buffer.from(`${VERSION}:${context}`, 'utf8');
}

function wrongKey(context: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'A secret in the database does not open with this LOOM_SECRET_KEY: the key changed, or the row was altered.',
    where: context,
    next: 'Start Loom with the LOOM_SECRET_KEY that the secret was stored under, or store the secret anew.',
  });
}

function unreadable(context: string): Failure {
  return new Failure({
    kind: 'invalid',
    what: 'A secret in the database is not in a form that this version of Loom reads.',
    where: context,
    next: 'Store the secret anew, or start the version of Loom that stored it.',
  });
}
