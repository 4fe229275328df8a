import { Failure } from '../domain';
import { exitCodeOf } from './exit';

const SYSTEM_ERRORS: Readonly<Record<string, { what: string; next: string }>> = {
  ENOSPC: { what: 'The disk is full.', next: 'Free some space (also in the temporary folder) and run Loom again.' },
  EDQUOT: { what: 'Your disk quota is used up.', next: 'Free some space and run Loom again.' },
  EACCES: { what: 'Permission was denied.', next: 'Check who may read and write this path.' },
  EMFILE: { what: 'Too many files are open.', next: 'Raise the limit (`ulimit -n 4096`) and run Loom again.' },
};

/**
 * Prints an error to stderr as what, where and what to do, never as a stack trace (set LOOM_DEBUG=1 for one).
 * @returns the exit code
 */
export function reportError(error: unknown, debug = false): number {
  const failure = toFailure(error);
  const where = failure.where === undefined ? '' : `\n  where: ${printable(failure.where)}`;
  process.stderr.write(`loom: ${printable(failure.message)}${where}\n  next:  ${printable(failure.next)}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return exitCodeOf(failure);
}

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const system = error as NodeJS.ErrnoException;
  const known = typeof system.code === 'string' ? SYSTEM_ERRORS[system.code] : undefined;
  if (known)
    return new Failure({ kind: 'unavailable', ...known, ...(system.path ? { where: system.path } : {}), cause: error });
  return new Failure({
    kind: 'bug',
    what: `Loom made a mistake: ${error instanceof Error ? error.message : String(error)}`,
    next: 'Run it again with LOOM_DEBUG=1 and report what it prints; this is not your fault.',
    cause: error,
  });
}

/** Names come from the repository: control characters must not reach the terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are the point
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}
