import { readFile } from 'node:fs/promises';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import express from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { patchDocument } from './patch-document';

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

const BODYLESS = /\/(approve|request-changes|resolve|decline|merge)$/;

/** Judges every request by the document in this file. Null when there is no such file. */
export async function createReferee(documentPath: string): Promise<Referee | null> {
  const text = await readFile(documentPath, 'utf8').catch(() => null);
  if (text === null) return null;
  const document: unknown = JSON.parse(text);
  const spec = patchDocument(document as Parameters<typeof patchDocument>[0]);
  const violations: Violation[] = [];
  const court = express.Router();
  court.use(refuseEmptyBody);
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
  court.use(note(violations));
  return { handlers: [court], violations };
}

/** The document demands no body anywhere. */
const refuseEmptyBody: RequestHandler = (request, _response, next) => {
  const writes = request.method === 'POST' || request.method === 'PUT';
  const isEmpty = request.headers['content-length'] === '0';
  if (writes && isEmpty && !BODYLESS.test(request.path)) next({ status: 400, errors: [{ message: 'empty body' }] });
  else next();
};

function note(violations: Violation[]): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problems = problemsOf(error);
    violations.push({ method: request.method, path: request.originalUrl, problems });
    response
      .status(400)
      .json({ type: 'error', error: { message: `The API document does not allow this: ${problems.join('; ')}` } });
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
