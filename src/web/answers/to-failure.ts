import { Failure } from '../../domain';

/** What the body parsers of Express throw: an error with a status and the word for it. */
interface HttpError {
  readonly status: number;
  readonly type?: string;
}

/** Turns whatever was thrown into a failure that may be shown: nothing of an unknown error's text gets out. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (isHttpError(error)) return ofStatus(error, error);
  return new Failure({
    kind: 'bug',
    what: 'Loom made a mistake.',
    next: 'Try again; if it happens again, give the operator the request id of this answer.',
    cause: error,
  });
}

function ofStatus(error: HttpError, cause: unknown): Failure {
  if (error.status === 413) {
    return new Failure({ kind: 'too-large', what: 'The request is too large.', next: 'Send less at once.', cause });
  }
  if (error.status === 415) {
    const what = 'The request has an encoding that is not accepted here.';
    return new Failure({ kind: 'invalid', what, next: 'Send it uncompressed, in UTF-8.', cause });
  }
  const what = error.type === 'entity.parse.failed' ? 'The body is not valid JSON.' : 'The request is not valid.';
  return new Failure({ kind: 'invalid', what, next: 'Correct the request and send it again.', cause });
}

function isHttpError(error: unknown): error is HttpError {
  if (!(error instanceof Error) || !('status' in error)) return false;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}
