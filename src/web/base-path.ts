import type { RequestHandler } from 'express';

/** Path of the public address, without a slash at its end; empty at the root. */
export function basePathOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}

/** Takes the base path off, so that routes are written without it. A proxy may have taken it off already. */
export function withoutBasePath(basePath: string): RequestHandler {
  return (req, _res, next) => {
    const isInside = req.url === basePath || /^[/?]/.test(req.url.slice(basePath.length));
    if (basePath !== '' && req.url.startsWith(basePath) && isInside) {
      const rest = req.url.slice(basePath.length);
      req.url = rest.startsWith('/') ? rest : `/${rest}`;
    }
    next();
  };
}
