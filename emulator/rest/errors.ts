import type { ErrorRequestHandler, Response } from 'express';
import { GitError } from '../git';
import { Refusal } from '../world';

/** Code Insights has an envelope of its own. */
const INSIGHTS = /\/commit\/[^/]+\/reports(\/|$|\?)/;

/** Answers what was thrown, in the format that the host has for that place. */
export const answerError: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent || response.destroyed) {
    next(error);
    return;
  }
  const refusal = asRefusal(error);
  if (refusal.status === 400 && refusal.message === TOO_LONG) {
    response.status(400).type('html').send('<h1>Bad Request (400)</h1>');
  } else if (INSIGHTS.test(request.originalUrl)) {
    response.status(refusal.status).json({ code: refusal.status, message: firstMessage(refusal) });
  } else {
    answerRefusal(response, refusal);
  }
};

/** The message of a refusal that the host answers with a bare page. */
export const TOO_LONG = 'The comment is too long.';

export function answerRefusal(response: Response, refusal: Refusal): void {
  const { message, detail, fields } = refusal;
  if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'OAuth realm="Bitbucket.org HTTP"');
  response.status(refusal.status).json({
    type: 'error',
    error: { message, ...(detail === undefined ? {} : { detail }), ...(fields === undefined ? {} : { fields }) },
  });
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof GitError) return new Refusal(500, error.message);
  const status = statusOf(error);
  return status === null
    ? new Refusal(500, `The emulator failed: ${String(error)}`)
    : new Refusal(status, 'Bad request');
}

/** Body parsers and routers throw errors that carry a status. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' && error.status < 500 ? error.status : null;
}

function firstMessage(refusal: Refusal): string {
  const [first] = Object.entries(refusal.fields ?? {});
  return first === undefined ? refusal.message : `${first[0]}: ${first[1].join(' ')}`;
}
