import { readFile } from 'node:fs/promises';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import express from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { JsonObject } from './document';
import type { Rules } from './rules';

/** A request that the official document does not allow. */
export interface Violation {
  readonly method: string;
  readonly path: string;
  readonly problems: readonly string[];
}

export interface Referee {
  readonly handlers: readonly RequestHandler[];
  readonly violations: readonly Violation[];
}

/** Judges every request by the document in this file. Null when there is no such file. */
export async function createReferee(documentPath: string, rules: Rules): Promise<Referee | null> {
  const text = await readFile(documentPath, 'utf8').catch(() => null);
  if (text === null) return null;
  const spec = rules.patch(JSON.parse(text) as JsonObject);
  const violations: Violation[] = [];
  const court = express.Router();
  court.use(rewrite(rules), refuseEmptyBody(rules));
  court.use(
    ...OpenApiValidator.middleware({
      apiSpec: spec as unknown as Parameters<typeof OpenApiValidator.middleware>[0]['apiSpec'],
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      validateSecurity: false,
      validateApiSpec: false,
      ignoreUndocumented: false,
    }),
  );
  court.use(restore, note(violations, rules));
  return { handlers: [court], violations };
}

const addresses = new WeakMap<Request, { readonly url: string; readonly base: string }>();

/** The validator looks for the address as the document writes it. */
function rewrite(rules: Rules): RequestHandler {
  return (request, _response, next) => {
    addresses.set(request, { url: request.originalUrl, base: request.baseUrl });
    request.originalUrl = rules.addressOf(request.originalUrl);
    request.baseUrl = rules.base;
    next();
  };
}

const restore: RequestHandler = (request, _response, next) => {
  const before = addresses.get(request);
  request.originalUrl = before?.url ?? request.originalUrl;
  request.baseUrl = before?.base ?? request.baseUrl;
  next();
};

/** The documents demand no body anywhere, and the validator lets an empty one pass. */
function refuseEmptyBody(rules: Rules): RequestHandler {
  return (request, _response, next) => {
    const writes = request.method === 'POST' || request.method === 'PUT';
    const isEmpty = request.headers['content-length'] === '0';
    if (writes && isEmpty && !rules.bodyless.test(request.path)) {
      next({ status: 400, errors: [{ message: 'empty body' }] });
    } else {
      next();
    }
  };
}

function note(violations: Violation[], rules: Rules): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problems = problemsOf(error);
    violations.push({ method: request.method, path: addresses.get(request)?.url ?? request.originalUrl, problems });
    response.status(400).json(rules.refusal(`The API document does not allow this: ${problems.join('; ')}`));
  };
}

function problemsOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return [String(error)];
  if ('errors' in error && Array.isArray(error.errors)) {
    return error.errors.map((one: { path?: string; message?: string }) =>
      `${one.path ?? ''} ${one.message ?? ''}`.trim(),
    );
  }
  return [error instanceof Error ? error.message : 'unknown'];
}
