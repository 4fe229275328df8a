import type { RequestHandler, Response } from 'express';
import type { FaultAction, Faults } from './faults';

/** Lets the faults happen to the requests that pass here; `bodyOf` words an error as the host does. */
export function applyFaults(faults: Faults, bodyOf: (message: string) => unknown = cloudBody): RequestHandler {
  return (request, response, next) => {
    const action = faults.take(request.method, request.originalUrl);
    if (action === null) next();
    else if (action.kind === 'delay') setTimeout(next, action.ms);
    else if (action.kind === 'meanwhile') Promise.resolve(action.happens()).then(() => next(), next);
    else if (action.kind === 'status') refuse(response, action, bodyOf);
    else if (action.when === 'before') response.destroy();
    else {
      cutInsteadOfAnswering(response);
      next();
    }
  };
}

/** The handler does its work, and the answer never leaves. */
function cutInsteadOfAnswering(response: Response): void {
  const cut = (): Response => {
    response.destroy();
    return response;
  };
  response.writeHead = cut;
  response.write = () => {
    cut();
    return false;
  };
  response.end = cut;
}

function cloudBody(message: string): unknown {
  return { type: 'error', error: { message } };
}

function refuse(
  response: Response,
  action: Extract<FaultAction, { kind: 'status' }>,
  bodyOf: (message: string) => unknown,
): void {
  if (action.retryAfter !== undefined) response.setHeader('Retry-After', action.retryAfter);
  response.status(action.status);
  if (action.html === true) {
    response.type('html').send(`<html><body><h1>${action.status} Something went wrong</h1></body></html>`);
    return;
  }
  const message =
    action.status === 429 ? 'Rate limit for this resource has been exceeded' : 'Something went wrong on our side.';
  response.json(bodyOf(message));
}
