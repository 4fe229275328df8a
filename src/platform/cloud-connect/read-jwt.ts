import { z } from 'zod';

const headerSchema = z.object({ alg: z.literal('HS256') });
const seconds = z.number();
const claimsSchema = z.object({
  iss: z.string().min(1),
  exp: seconds,
  iat: seconds.optional(),
  nbf: seconds.optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  sub: z.string().optional(),
  qsh: z.string(),
});
export type InboundClaims = z.infer<typeof claimsSchema>;

export interface ReadJwt {
  readonly claims: InboundClaims;
  /** What the signature is over. */
  readonly signed: string;
  readonly signature: Buffer;
}

/** No real token of the host comes near; what is longer is not worth decoding. */
const MAX_LENGTH = 8192;
const PART = /^[A-Za-z0-9_-]+$/;

/** Takes a token apart without believing it. Null unless it is HS256 with all the claims that are needed. */
export function readJwt(token: string): ReadJwt | null {
  if (token.length > MAX_LENGTH) return null;
  const parts = token.split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !header || !payload || !signature || !parts.every((part) => PART.test(part))) return null;
  if (!headerSchema.safeParse(decode(header)).success) return null;
  const claims = claimsSchema.safeParse(decode(payload));
  if (!claims.success) return null;
  const bytes = Buffer.from(signature, 'base64url');
  // The last digit has bits to spare: only one of its spellings counts.
  if (bytes.toString('base64url') !== signature) return null;
  return { claims: claims.data, signed: `${header}.${payload}`, signature: bytes };
}

/**
 * The client key that a token says it is from: the installation whose secrets to verify it with. Not proved by anything yet.
 */
export function claimedIssuer(token: string): string | null {
  return readJwt(token)?.claims.iss ?? null;
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
