import { type KeyObject, timingSafeEqual } from 'node:crypto';
import { queryStringHash, type SignedRequest } from './qsh';
import { type InboundClaims, readJwt } from './read-jwt';
import { secretKey, signatureOf } from './sign-jwt';

export interface JwtQuestion {
  readonly token: string;
  /** The installation that the token must be from. */
  readonly clientKey: string;
  /** The current secret, and the previous one while it may still be in use. Strings, or keys made of them by `secretKey`. */
  readonly secrets: readonly (string | KeyObject)[];
  /** The request that the token came with. */
  readonly request: SignedRequest;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type JwtAnswer =
  /** `secret`: which of the given ones signed it, from 0. */
  | { readonly ok: true; readonly claims: InboundClaims; readonly secret: number }
  | { readonly ok: false; readonly reason: JwtRefusal };

export type JwtRefusal = 'malformed' | 'signature' | 'issuer' | 'audience' | 'expired' | 'not-yet' | 'request';

const LEEWAY_SECONDS = 60;

/**
 * True only for a token that Bitbucket signed with this installation's secret for exactly this request, and that has not
 * expired. The body of the request is not covered.
 */
export function verifyConnectJwt({ token, clientKey, secrets, request, now }: JwtQuestion): JwtAnswer {
  const read = readJwt(token);
  if (!read) return refuse('malformed');
  const { claims, signed, signature } = read;
  const secret = secrets.findIndex((candidate) => isSignedWith(candidate, signed, signature));
  if (secret < 0) return refuse('signature');
  if (claims.iss !== clientKey) return refuse('issuer');
  if (claims.aud !== undefined && ![claims.aud].flat().includes(clientKey)) return refuse('audience');
  const seconds = now / 1000;
  if (claims.exp + LEEWAY_SECONDS <= seconds) return refuse('expired');
  if (Math.max(claims.iat ?? 0, claims.nbf ?? 0) - LEEWAY_SECONDS > seconds) return refuse('not-yet');
  // `context-qsh`, which Jira's tokens carry, is the hash of no request and fails here.
  if (!sameText(claims.qsh, queryStringHash(request))) return refuse('request');
  return { ok: true, claims, secret };
}

function isSignedWith(secret: string | KeyObject, signed: string, signature: Buffer): boolean {
  // An empty secret would let everybody sign.
  if (typeof secret === 'string' ? secret === '' : secret.symmetricKeySize === 0) return false;
  const expected = signatureOf(signed, typeof secret === 'string' ? secretKey(secret) : secret);
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refuse(reason: JwtRefusal): JwtAnswer {
  return { ok: false, reason };
}
