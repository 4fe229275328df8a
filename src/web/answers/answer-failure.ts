import type { Request, Response } from 'express';
import type { Failure } from '../../domain';
import type { ApiError } from '../api/contract';
import { plainPolicy, setPageHeaders } from './content-policy';
import { markup } from './markup';
import { plainPage } from './plain-page';
import { SignInNeeded } from './sign-in-needed';
import { STATUS_OF } from './status';

/** Answers a request that failed: JSON to programs, a page to people. Never a stack, never a cause. */
export function answerFailure(req: Request, res: Response, failure: Failure): void {
  res.status(STATUS_OF[failure.kind]);
  if (failure.retryAfterMs !== undefined) res.setHeader('Retry-After', Math.ceil(failure.retryAfterMs / 1000));
  if (wantsPage(req)) {
    answerFailurePage(res, failure, null);
    return;
  }
  res.json(toApiError(failure));
}

/** The same as a page; `frame` is the site that may frame it. */
export function answerFailurePage(res: Response, failure: Failure, frame: string | null): void {
  res.status(STATUS_OF[failure.kind]);
  setPageHeaders(res, plainPolicy(frame), frame);
  res.type('html').send(
    plainPage(
      failure.message,
      markup`<h1>${failure.message}</h1>
        <p>${failure.next}</p>`,
    ),
  );
}

function toApiError(failure: Failure): ApiError {
  const signIn = failure instanceof SignInNeeded ? { signIn: failure.signIn } : {};
  const code = failure instanceof SignInNeeded ? 'sign-in-needed' : failure.kind;
  return { error: { code, message: failure.message, next: failure.next, ...signIn } };
}

function wantsPage(req: Request): boolean {
  const isApi = /^\/(api|metrics|installed|uninstalled)\b/.test(req.path) && !req.path.startsWith('/api/auth/');
  return !isApi && req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
}
