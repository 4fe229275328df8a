import { createHash } from 'node:crypto';

/** What a token is bound to: a request's method and address. */
export interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  /** Path of the app's `baseUrl`; it is not part of the hash. */
  readonly basePath?: string;
}

/** `qsh` of Connect: the hash that binds a token to one method, path and query. */
export function queryHash(request: SignedRequest): string {
  return createHash('sha256').update(canonicalRequest(request)).digest('hex');
}

export function canonicalRequest({ method, url, basePath = '' }: SignedRequest): string {
  return [method.toUpperCase(), canonicalPath(url.pathname, basePath), canonicalQuery(url.searchParams)].join('&');
}

function canonicalPath(path: string, basePath: string): string {
  const base = basePath.replace(/\/+$/, '');
  // Only on a segment boundary: `/loomy` is not below `/loom`.
  const below = base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) : path;
  const escaped = below.replaceAll('&', '%26');
  const rooted = escaped.startsWith('/') ? escaped : `/${escaped}`;
  return rooted.length > 1 && rooted.endsWith('/') ? rooted.slice(0, -1) : rooted;
}

function canonicalQuery(query: URLSearchParams): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of query) {
    if (name === 'jwt') continue;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return [...values]
    .sort(([left], [right]) => byCodePoint(left, right))
    .map(([name, several]) => `${encode(name)}=${several.sort(byCodePoint).map(encode).join(',')}`)
    .join('&');
}

/** UTF-8 bytes sort as code points do; UTF-16 units do not. */
function byCodePoint(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Percent-encoding of RFC 3986, which spares fewer characters than JavaScript's. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
