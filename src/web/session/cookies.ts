import type { Request, Response } from 'express';

/** A cookie that only this site gets and no script reads. */
export interface CookieName {
  readonly name: string;
  readonly secure: boolean;
}

/** With https the name itself makes browsers insist on this host, this scheme and the whole path. */
export function cookieName(name: string, baseUrl: string): CookieName {
  const secure = baseUrl.startsWith('https:');
  return { name: secure ? `__Host-${name}` : name, secure };
}

export function readCookie(req: Request, { name }: CookieName): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}

/** `value` must be made of the letters of a token. Cross-site requests other than plain links come without the cookie. */
export function setCookie(res: Response, { name, secure }: CookieName, value: string, maxAgeMs: number): void {
  res.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: maxAgeMs });
}

export function clearCookie(res: Response, { name, secure }: CookieName): void {
  res.clearCookie(name, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
}
