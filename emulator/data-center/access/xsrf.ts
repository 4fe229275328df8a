import type { Request, RequestHandler } from 'express';
import { ApiError } from '../errors';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A page of any site can make a browser send these. */
const SIMPLE = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/** Refuses writes that a foreign page could have made somebody's browser send. */
export const refuseForgery: RequestHandler = (request, _response, next) => {
  if (SAFE.has(request.method) || isWaved(request) || !couldBeForged(request)) next();
  else throw new ApiError(403, 'XSRF check failed', null);
};

function isWaved(request: Request): boolean {
  return /^(no-check|nocheck)$/i.test(String(request.headers['x-atlassian-token'] ?? ''));
}

function couldBeForged(request: Request): boolean {
  const type = request.headers['content-type'];
  return type === undefined || SIMPLE.test(type);
}
