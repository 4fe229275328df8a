import type { FailureKind } from '../../domain';

/** HTTP status by kind of failure. */
export const STATUS_OF: Readonly<Record<FailureKind, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  gone: 404,
  'rate-limited': 429,
  unavailable: 503,
  invalid: 400,
  'too-large': 413,
  conflict: 409,
  cancelled: 503,
  bug: 500,
};
