/** Why something could not be done; decides who has to act and whether a retry can help. */
export type FailureKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'gone'
  | 'rate-limited'
  | 'unavailable'
  | 'invalid'
  | 'too-large'
  | 'conflict'
  | 'cancelled'
  | 'bug';

export interface FailureDetails {
  readonly kind: FailureKind;
  /** What went wrong, as one plain sentence. */
  readonly what: string;
  /** The thing it went wrong with: a path, a ref, an address. Never a secret. */
  readonly where?: string;
  /** What the reader should do now. */
  readonly next: string;
  /** How long to wait before another try, where the host said so. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** The one error type that Loom throws on purpose. Anything else that is thrown is a bug. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly where: string | undefined;
  readonly next: string;
  readonly retryAfterMs: number | undefined;

  constructor(details: FailureDetails) {
    super(details.what, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'Failure';
    this.kind = details.kind;
    this.where = details.where;
    this.next = details.next;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The failure of work that was stopped on request (Ctrl-C, a newer push). */
export function cancelled(): Failure {
  return new Failure({ kind: 'cancelled', what: 'The review was stopped before it finished.', next: 'Run it again.' });
}
