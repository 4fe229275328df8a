import type { Response } from 'express';
import { CLOSE_WINDOW_HASH, PLAIN_STYLE_HASH } from './plain-page';

/** Atlaskit adds empty style elements and fills them by script: the hash of nothing lets them in, and nothing else. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Policy of everything that is not a page: it loads nothing and nobody frames it. */
export const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A page that the frontend fills. `frame` is the only site that may frame it; null: nobody. */
export function frontendPolicy(frame: string | null): string {
  return [
    "default-src 'none'",
    `script-src 'self'${frame === null ? '' : ` ${frame}`}`,
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frame ?? "'none'"}`,
  ].join('; ');
}

/** A page of ours without the frontend. */
export function plainPolicy(frame: string | null): string {
  return [
    "default-src 'none'",
    `script-src ${CLOSE_WINDOW_HASH}`,
    `style-src ${PLAIN_STYLE_HASH}`,
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frame ?? "'none'"}`,
  ].join('; ');
}

/** Headers of a page; `frame` as above. */
export function setPageHeaders(res: Response, policy: string, frame: string | null): void {
  res.setHeader('Content-Security-Policy', policy);
  // The header knows no list of sites; in a page that is framed on purpose the policy alone decides.
  if (frame !== null) res.removeHeader('X-Frame-Options');
}
