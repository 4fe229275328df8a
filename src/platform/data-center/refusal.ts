import { z } from 'zod';
import { Failure, type FailureDetails } from '../../domain';
import { oneLine, type RefusedCall } from '../http';

/** A call that the instance refused, with the name that it gives to the reason. */
export class Refusal extends Failure {
  /** Last part of `exceptionName`, such as `CommentOutOfDateException`; null where the answer names none. */
  readonly exception: string | null;
  readonly status: number;

  constructor(details: FailureDetails, status: number, exception: string | null) {
    super(details);
    this.exception = exception;
    this.status = status;
  }
}

const errorsSchema = z.object({
  errors: z.array(z.object({ message: z.string().nullish(), exceptionName: z.string().nullish() })).min(1),
});
const routeMissingSchema = z.object({ 'status-code': z.number() });

/** Exceptions of 401 that speak of the credential; every other one speaks of a right that it lacks. */
const SIGN_IN = new Set([
  'AuthenticationRequiredException',
  'IncorrectPasswordAuthenticationException',
  'CaptchaRequiredAuthenticationException',
]);

/** The credential is good, and a new one would be refused as well. */
const UNLICENSED = 'NoAccessAuthenticationException';

type Words = Omit<FailureDetails, 'where'>;

interface Told {
  readonly message: string;
  readonly exception: string | null;
}

/** What an error answer of Bitbucket Data Center means; null for what means the same everywhere. */
export function explainRefusal(call: RefusedCall): Failure | null {
  const told = readErrors(call.text);
  const words = wordsFor(call, told);
  if (words === null) return null;
  const next = told?.message ? `${words.next} Bitbucket said: “${told.message}”.` : words.next;
  return new Refusal({ ...words, next, where: call.where }, call.status, told?.exception ?? null);
}

/** Whether the repository itself was not found under this name: it was renamed, moved or deleted, or cannot be seen. */
export function isRepositoryMissing(error: unknown): boolean {
  if (!(error instanceof Refusal)) return false;
  if (error.status < 400) return true;
  return error.exception === 'NoSuchRepositoryException' || error.exception === 'NoSuchProjectException';
}

/** Whether the version of what was to be changed is not the one that was sent. */
export function isOutOfDate(error: unknown): boolean {
  return error instanceof Refusal && error.status === 409 && (error.exception?.endsWith('OutOfDateException') ?? false);
}

function wordsFor(call: RefusedCall, told: Told | null): Words | null {
  const { status } = call;
  if (status === 401) return told?.exception === UNLICENSED ? NO_LICENCE : isSignIn(told) ? null : FORBIDDEN;
  if (status === 404) return absent(call, told);
  if (status >= 300 && status < 400) return MOVED;
  if (status === 409) return CONFLICT;
  if (status === 415 || status === 400) return told && INVALID;
  if (status === 500) return told && BROKEN;
  if (status === 503) return { ...RESTARTING, retryAfterMs: call.retryAfterMs ?? RESTART_PAUSE_MS };
  return null;
}

/** Bitbucket answers 401 to a right that is missing, too. */
function isSignIn(told: Told | null): boolean {
  return told?.exception == null || SIGN_IN.has(told.exception);
}

const NO_LICENCE: Words = {
  kind: 'unauthenticated',
  what: 'The account of the token has no licence for Bitbucket.',
  next: 'Give it one, through a group that may use Bitbucket (Administration → Global permissions). The token can stay.',
};

const FORBIDDEN: Words = {
  kind: 'forbidden',
  what: 'The token of Loom has no right to do this.',
  next: 'Give its account the permission for the repository, and the token the permission that the documentation lists.',
};

const MOVED: Words = {
  kind: 'gone',
  what: 'The repository has moved to another address.',
  next: 'Loom looks its new name up by itself; check the base address if this goes on.',
};

const CONFLICT: Words = {
  kind: 'conflict',
  what: 'Something else was changed in the meantime, or its state does not allow this.',
  next: 'Look at it again.',
};

const INVALID: Words = {
  kind: 'invalid',
  what: 'Bitbucket refused the request.',
  next: 'Please report this as a bug of Loom.',
};

const BROKEN: Words = {
  kind: 'unavailable',
  what: 'Bitbucket has a problem (500).',
  next: 'Nothing to do if this passes; otherwise look at the log of the instance.',
};

const RESTART_PAUSE_MS = 30_000;

const RESTARTING: Words = {
  kind: 'unavailable',
  what: 'Bitbucket is starting, or down for maintenance (503).',
  next: 'Nothing to do: it is tried again by itself.',
};

/** A thing that is missing is told as an error of the application; a route that is missing, by the server around it. */
function absent(call: RefusedCall, told: Told | null): Words {
  if (told === null && isRouteMissing(call)) {
    return {
      kind: 'gone',
      what: 'This version of Bitbucket does not know the request, or the base address is not that of a Bitbucket.',
      next: 'Check the base address with its context path, and the version of the instance.',
    };
  }
  return {
    kind: 'gone',
    what: 'This does not exist, or Loom may not see it.',
    next: 'Check that it still exists and that the account of the token has access to the repository.',
  };
}

function isRouteMissing({ text }: RefusedCall): boolean {
  const data = parseJson(text);
  return data === undefined || routeMissingSchema.safeParse(data).success;
}

function readErrors(text: string): Told | null {
  const read = errorsSchema.safeParse(parseJson(text));
  const [first] = read.success ? read.data.errors : [];
  if (first === undefined) return null;
  const exception = first.exceptionName?.split('.').at(-1) ?? null;
  return { message: oneLine(first.message ?? ''), exception };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
