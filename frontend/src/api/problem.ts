import type { ApiError } from '../../../src/web/api/contract';

/**
 * `away`: the server or the network does not answer; `expired`: the page's session has ended; `refused`: an answer that
 * another try will not change.
 */
export type ProblemKind = 'away' | 'expired' | 'refused';

/** Something the reader has to know: what went wrong, what to do, and where to sign in if that is what is missing. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly next: string;
  readonly signIn: string | null;

  constructor(kind: ProblemKind, message: string, next: string, signIn: string | null = null) {
    super(message);
    this.name = 'Problem';
    this.kind = kind;
    this.next = next;
    this.signIn = signIn;
  }
}

/** Nobody answered: no network, a cut connection, or no answer in time. */
export function serverAway(): Problem {
  return new Problem(
    'away',
    'Loom cannot be reached.',
    'The page tries again by itself. Check your connection if this lasts.',
  );
}

/** The problem that an answer of the server tells of. Proxies answer in their own words, so any body must do. */
export function problemOf(status: number, body: unknown): Problem {
  const said = errorIn(body);
  if (status === 401 && said?.signIn === undefined)
    return new Problem('expired', said?.message ?? 'This page’s session has ended.', said?.next ?? 'Reload the page.');
  if (status === 429 || status >= 500)
    return new Problem(
      'away',
      said?.message ?? 'Loom is not answering properly right now.',
      said?.next ?? 'The page tries again by itself.',
    );
  return new Problem(
    'refused',
    said?.message ?? `Loom answered with an error (${status}).`,
    said?.next ?? 'Reload the page and try again.',
    said?.signIn ?? null,
  );
}

/** Whatever was thrown, as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem('refused', 'Something went wrong on this page.', 'Reload the page and try again.');
}

function errorIn(body: unknown): ApiError['error'] | null {
  if (typeof body !== 'object' || body === null) return null;
  const { error } = body as Partial<ApiError>;
  return typeof error === 'object' && typeof error.message === 'string' && typeof error.next === 'string'
    ? error
    : null;
}
