/** What came of one attempt, as far as a retry depends on it. */
export type Outcome =
  /** The request was never sent: refused, name not found, no connection in time. */
  | { readonly kind: 'not-sent' }
  /** Cut or timed out after the request may have arrived. */
  | { readonly kind: 'unknown' }
  /** Nothing that another try changes, such as a bad certificate. */
  | { readonly kind: 'final' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs: number | null };

export interface RetryQuestion {
  readonly outcome: Outcome;
  /** The request may arrive twice without harm. */
  readonly repeatable: boolean;
  /** Attempts made, this one included. */
  readonly attempt: number;
  /** How long this call may still wait. */
  readonly waitLeftMs: number;
  /** 0..1 */
  readonly random: number;
}

/** What a host wants that says 429 without telling how long. */
export const UNTOLD_RATE_WAIT_MS = 60_000;

const MAX_ATTEMPTS = 3;
const FIRST_WAIT_MS = 250;
const OVERLOADED = new Set([500, 502, 503, 504]);
/** Bitbucket's own time-out. Work that was too much once is rarely less the third time. */
const TIMED_OUT = 555;

/** Milliseconds to wait before another try, or null to give up. */
export function retryDelay(question: RetryQuestion): number | null {
  const wait = wantedWait(question);
  return wait !== null && wait <= question.waitLeftMs ? wait : null;
}

function wantedWait({ outcome, repeatable, attempt, random }: RetryQuestion): number | null {
  if (attempt >= MAX_ATTEMPTS) return null;
  const backoff = backoffMs(attempt, random);
  if (outcome.kind === 'final') return null;
  if (outcome.kind === 'not-sent') return backoff;
  if (outcome.kind === 'unknown') return repeatable ? backoff : null;
  // A refused request was not carried out, whatever its method.
  if (outcome.status === 429) return Math.max(outcome.retryAfterMs ?? UNTOLD_RATE_WAIT_MS, backoff);
  if (!repeatable) return null;
  if (outcome.status === TIMED_OUT) return attempt === 1 ? backoff : null;
  return OVERLOADED.has(outcome.status) ? Math.max(outcome.retryAfterMs ?? 0, backoff) : null;
}

/** Doubles with each attempt; half of it is chance, so that many callers do not come back together. */
function backoffMs(attempt: number, random: number): number {
  return FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + random / 2);
}
