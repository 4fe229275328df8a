import { Failure, type FailureDetails } from '../../domain';
import { type ErrorBody, readErrorBody } from './error-body';
import { UNTOLD_RATE_WAIT_MS } from './retry';

export interface RefusedCall {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body is enough. */
  readonly text: string;
  /** Method and address, without the query. */
  readonly where: string;
  /** Bytes that were sent as the body. */
  readonly sentBytes: number;
  readonly retryAfterMs: number | null;
  readonly refusal: { readonly what: string; readonly next: string } | null;
}

/** Bodies below this are never refused for their length. */
const LONG_BODY_BYTES = 16 * 1024;

type Words = Omit<FailureDetails, 'where'>;

/** What an error answer means, and what to do about it. */
export function statusFailure(call: RefusedCall): Failure {
  const body = readErrorBody(call.text, call.headers['content-type'] ?? '');
  const words = wordsFor(call, body);
  const next = body.message ? `${words.next} The host said: “${body.message}”.` : words.next;
  return new Failure({ ...words, next, where: call.where });
}

function wordsFor(call: RefusedCall, body: ErrorBody): Words {
  const { status } = call;
  if (status === 401) return unauthenticated(call);
  if (status === 402)
    return { kind: 'forbidden', what: 'The plan of the workspace does not allow this.', next: 'Ask its owner.' };
  if (status === 403) return forbidden(call, body);
  if (status === 404 || status === 410) {
    return {
      kind: 'gone',
      what: 'This does not exist, or Loom may not see it.',
      next: 'Check that it still exists and that the app or token has access to the repository.',
    };
  }
  if (status === 409) {
    return { kind: 'conflict', what: 'Something else was changed in the meantime.', next: 'Look at it again.' };
  }
  if (status === 413 || (status === 400 && body.html && call.sentBytes > LONG_BODY_BYTES)) {
    return { kind: 'too-large', what: 'The host refused the request as too large.', next: 'Send less at once.' };
  }
  if (status === 429) {
    return {
      kind: 'rate-limited',
      what: 'The limit of requests to the host is used up.',
      next: 'Nothing to do: the work goes on by itself later.',
      retryAfterMs: call.retryAfterMs ?? UNTOLD_RATE_WAIT_MS,
    };
  }
  if (status >= 500) return unavailable(call);
  return {
    kind: 'invalid',
    what: `The host refused the request (${status}).`,
    next: 'Please report this as a bug of Loom.',
  };
}

function unauthenticated({ refusal }: RefusedCall): Words {
  return refusal
    ? { kind: 'unauthenticated', ...refusal }
    : { kind: 'unauthenticated', what: 'The host asks for credentials.', next: 'Connect Loom to the host first.' };
}

function forbidden({ headers }: RefusedCall, body: ErrorBody): Words {
  const { required, granted } = body.required.length > 0 ? body : scopesInHeaders(headers);
  const missing = required.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) {
    return {
      kind: 'forbidden',
      what: 'The host does not allow this to Loom.',
      next: 'Give the app or token access to this repository, with the rights that the documentation lists.',
    };
  }
  const has = granted.length > 0 ? ` It has: ${granted.join(', ')}.` : '';
  return {
    kind: 'forbidden',
    what: `The credential lacks the scope ${missing.join(', ')}.`,
    next: `Add the scope ${missing.join(', ')} to the credential, or make a new one with it.${has}`,
  };
}

/** The headers name scopes of OAuth, whatever was sent. API tokens call theirs by other names, which cannot be compared with them. */
function scopesInHeaders(headers: RefusedCall['headers']): Pick<ErrorBody, 'required' | 'granted'> {
  const granted = listOf(headers['x-oauth-scopes']);
  const comparable = granted.length > 0 && !granted.some((scope) => scope.endsWith(':bitbucket'));
  return { required: comparable ? listOf(headers['x-accepted-oauth-scopes']) : [], granted };
}

function unavailable({ status, retryAfterMs }: RefusedCall): Words {
  return {
    kind: 'unavailable',
    what:
      status === 555 ? 'The host gave up computing the answer in time (555).' : `The host has a problem (${status}).`,
    next: 'Nothing to do if this passes; otherwise look at the status page of the host.',
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
}

function listOf(header: string | undefined): readonly string[] {
  return (header ?? '').split(/[\s,]+/).filter((scope) => /^[\w:-]{1,60}$/.test(scope));
}
