import { createHash } from 'node:crypto';

/** A request as its sender called it. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as requested, or a whole address. */
  readonly url: string;
  /** Path of the app's base address, which is not part of what is signed; `''` or `/` when there is none. */
  readonly basePath?: string;
}

/** Hash over method, path and query that ties a token to one request: 64 hexadecimal digits. */
export function queryStringHash(request: SignedRequest): string {
  return createHash('sha256').update(canonicalRequest(request)).digest('hex');
}

export function canonicalRequest({ method, url, basePath = '' }: SignedRequest): string {
  const local = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = local.indexOf('?');
  const path = mark < 0 ? local : local.slice(0, mark);
  const query = mark < 0 ? '' : local.slice(mark + 1);
  return `${method.toUpperCase()}&${canonicalPath(path, basePath)}&${canonicalQuery(query)}`;
}

/** The path stays encoded as it was sent. */
function canonicalPath(path: string, basePath: string): string {
  const base = basePath.replace(/\/+$/, '');
  const within = base !== '' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) : path;
  const rooted = `/${within.replaceAll('&', '%26').replace(/^\/+/, '')}`;
  return rooted.length > 1 && rooted.endsWith('/') ? rooted.slice(0, -1) : rooted;
}

function canonicalQuery(query: string): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    // The token cannot be part of what it signs.
    if (name === 'jwt') continue;
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return [...values]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, all]) => `${encode(name)}=${all.sort(byCodePoint).map(encode).join(',')}`)
    .join('&');
}

/** UTF-16 order differs from code point order where surrogate pairs meet the last characters of the first plane. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
