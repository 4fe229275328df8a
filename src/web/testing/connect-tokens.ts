import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Query string hash of a request, as the Connect documents define it. */
export function queryHash(method: string, url: string, basePath = ''): string {
  const { pathname, searchParams } = new URL(url, 'http://unused.example');
  const path = basePath !== '' && pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
  const values = new Map<string, string[]>();
  for (const [name, value] of searchParams) {
    if (name !== 'jwt') values.set(name, [...(values.get(name) ?? []), value]);
  }
  const query = [...values.keys()]
    .sort()
    .map((name) => `${encode(name)}=${(values.get(name) ?? []).sort().map(encode).join(',')}`)
    .join('&');
  return createHash('sha256').update(`${method}&${path}&${query}`).digest('hex');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A token with any header and claims, right or wrong, so that tests can forge. */
export function makeToken(
  claims: object,
  secret: string,
  { alg = 'HS256', hash = 'sha256' }: { readonly alg?: string; readonly hash?: string } = {},
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg })}.${part(claims)}`;
  return `${signed}.${alg === 'none' ? '' : createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** Claims of a token that Bitbucket would send with this request. */
export function hostClaims(clientKey: string, method: string, url: string, basePath = ''): Record<string, unknown> {
  const iat = Math.floor(Date.now() / 1000);
  return { iss: clientKey, aud: clientKey, iat, exp: iat + 120, qsh: queryHash(method, url, basePath) };
}

/** Header and claims of a token, or null; true in `isSignedBy` when the HMAC is right. */
export function takeApart(token: string): {
  readonly alg: unknown;
  readonly claims: Readonly<Record<string, unknown>>;
  isSignedBy(secret: string): boolean;
} | null {
  const [header, payload, signature, more] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more !== undefined) return null;
  try {
    const read = (part: string): Record<string, unknown> =>
      JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    const given = Buffer.from(signature, 'base64url');
    return {
      alg: read(header).alg,
      claims: read(payload),
      isSignedBy: (secret) => {
        const right = createHmac('sha256', secret).update(`${header}.${payload}`).digest();
        return right.length === given.length && timingSafeEqual(right, given);
      },
    };
  } catch {
    return null;
  }
}
