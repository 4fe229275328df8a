import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { CLOSED_POLICY } from './answers';

/** Headers of every answer. Pages replace the policy by their own. */
export function securityHeaders(isHttps: boolean): readonly RequestHandler[] {
  const base = helmet({
    // Set below as it stands: helmet would add sources of its own.
    contentSecurityPolicy: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  const closed: RequestHandler = (_req, res, next) => {
    res.setHeader('Content-Security-Policy', CLOSED_POLICY);
    next();
  };
  return [base, closed];
}

/** Nothing but files with a name of their own may be kept: everything else is somebody's, or of this moment. */
export const notKept: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};
