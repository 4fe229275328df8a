import type { ErrorRequestHandler, RequestHandler } from 'express';
import { Failure } from '../domain';
import type { Logger } from '../telemetry';
import { answerFailure, toFailure } from './answers';

/** Whatever no route took. */
export const notFound: RequestHandler = (_req, _res, next) => {
  next(new Failure({ kind: 'gone', what: 'There is nothing at this address.', next: 'Check the address.' }));
};

/** Answers every failure in one form. Express knows an error handler by its four parameters. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const failure = toFailure(error);
    if (failure.kind === 'bug') logger.error({ error, requestId: res.getHeader('X-Request-Id') }, 'A request failed.');
    // Half an answer is out: only closing the connection tells the client so.
    if (res.headersSent) next(error);
    else answerFailure(req, res, failure);
  };
}
