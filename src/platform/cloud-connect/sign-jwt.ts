import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

export interface ConnectClaims {
  readonly iss: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
  readonly sub: string;
  readonly qsh: string;
}

const HEADER = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url');

/** Made once for a secret: making a key costs more than using it. */
export function secretKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret, 'utf8'));
}

export function signJwt(claims: ConnectClaims, key: KeyObject): string {
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${signatureOf(signed, key).toString('base64url')}`;
}

export function signatureOf(signed: string, key: KeyObject): Buffer {
  return createHmac('sha256', key).update(signed).digest();
}
