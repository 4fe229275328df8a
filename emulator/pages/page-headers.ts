import type { RequestHandler } from 'express';

/** Own scripts and styles only, frames of apps from anywhere, and nobody frames the host. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  'frame-src *',
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export const pageHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
  next();
};
