import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Installation, World } from '../../world';

const LEEWAY_SECONDS = 60;

/** The installation that signed a request (HS256, `iss` the app key, `sub` the client key), or null. */
export function verifyConnectJwt(world: World, jwt: string, method: string, url: string): Installation | null {
  const [header, payload, signature, ...rest] = jwt.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
  const claims = decoded(payload);
  if (decoded(header)?.alg !== 'HS256' || claims === null) return null;
  const installation = world.installations.get(String(claims.sub));
  if (installation?.active !== true || claims.iss !== installation.appKey) return null;
  const expected = createHmac('sha256', installation.sharedSecret).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const expiry = claims.exp;
  if (typeof expiry !== 'number' || expiry + LEEWAY_SECONDS < world.now() / 1_000_000) return null;
  return claims.qsh === undefined || claims.qsh === requestHash(method, url) ? installation : null;
}

/** The query string hash of a request to the host, whose base has no path. */
function requestHash(method: string, url: string): string {
  const [rawPath = '/', rawQuery = ''] = url.split(/\?(.*)/s, 2);
  const trimmed = rawPath.length > 1 && rawPath.endsWith('/') ? rawPath.slice(0, -1) : rawPath;
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    if (name !== 'jwt') values.set(name, [...(values.get(name) ?? []), value]);
  }
  const names = [...values.keys()].sort(byCodePoint);
  const query = names.map((name) => `${encoded(name)}=${values.get(name)!.sort(byCodePoint).map(encoded).join(',')}`);
  const canonical = `${method.toUpperCase()}&${trimmed.replaceAll('&', '%26')}&${query.join('&')}`;
  return createHash('sha256').update(canonical).digest('hex');
}

function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
