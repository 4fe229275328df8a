import type { ErrorRequestHandler, Request, Response } from 'express';
import { GitError } from '../../git';
import { Refusal } from '../../world';
import { ApiError, MovedError } from '../errors';

/** Answers what was thrown, in the words of the product. */
export const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent || response.destroyed) {
    next(error);
    return;
  }
  if (error instanceof MovedError) {
    response.redirect(307, error.location);
    return;
  }
  const { status, items } = asApiError(error);
  if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="Atlassian Bitbucket"');
  response.status(status).json({ errors: items });
};

/** Addresses that this version does not have are answered by the framework, which has words of its own. */
export function answerNoRoute(request: Request, response: Response): void {
  plainAnswer(request, response, 404, 'HTTP 404 Not Found');
}

export function plainAnswer(request: Request, response: Response, status: number, message: string): void {
  response.status(status);
  if (request.accepts(['xml', 'json']) === 'json') {
    response.json({ message, 'status-code': status });
    return;
  }
  const lines = [`<status-code>${status}</status-code>`, `<message>${message}</message>`].join('');
  response.type('application/xml').send(`<?xml version="1.0" encoding="UTF-8"?><status>${lines}</status>`);
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof Refusal) return fromRefusal(error);
  if (error instanceof GitError) return new ApiError(500, error.message, 'scm.CommandFailedException');
  const status = statusOf(error);
  return status === null
    ? new ApiError(500, `The emulator failed: ${String(error)}`, null)
    : new ApiError(status, 'Bad request', null);
}

/** The world refuses in general words; the statuses are those of this product already, or become so here. */
function fromRefusal({ status, message, fields }: Refusal): ApiError {
  const [context] = Object.keys(fields ?? {});
  const exception = status === 409 ? 'pull.IllegalPullRequestStateException' : 'validation.ArgumentValidationException';
  return new ApiError(status === 403 ? 401 : status, message, exception, context === undefined ? {} : { context });
}

/** Body parsers and routers throw errors that carry a status. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' && error.status < 500 ? error.status : null;
}
