import { createHmac } from 'node:crypto';
import { queryHash, type SignedRequest } from './query-hash';

export interface TokenOptions {
  /** Key of the installation: both who speaks and who is spoken to. */
  readonly clientKey: string;
  readonly sharedSecret: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly validForSeconds: number;
}

/** A token as Bitbucket sends it to an app: HS256, bound to one request by its `qsh`. */
export function hostToken(request: SignedRequest, options: TokenOptions): string {
  const issued = Math.floor(options.now / 1000);
  return signToken(
    {
      iss: options.clientKey,
      aud: options.clientKey,
      iat: issued,
      exp: issued + options.validForSeconds,
      qsh: queryHash(request),
    },
    options.sharedSecret,
  );
}

/** HS256 over the claims in the order given. */
export function signToken(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const signed = `${encodePart({ typ: 'JWT', alg: 'HS256' })}.${encodePart(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function encodePart(part: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
