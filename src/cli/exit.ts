import type { Failure, FailureKind } from '../domain';

/** Exit codes of `loom`; part of the product, see README. */
export const EXIT = { fine: 0, gateFailed: 1, usage: 2, platform: 3, interrupted: 130 } as const;

const USAGE: ReadonlySet<FailureKind> = new Set(['invalid', 'gone', 'too-large']);

/** The exit code for a failure: 2 when the reader must change the command or the settings, 3 when something outside failed. */
export function exitCodeOf(failure: Failure): number {
  if (failure.kind === 'cancelled') return EXIT.interrupted;
  return USAGE.has(failure.kind) ? EXIT.usage : EXIT.platform;
}
