import { Failure } from '../../domain';
import { printable } from './printable';

/** What to tell a person when git could not be started. */
export function explainStart(error: { readonly code?: string | undefined; readonly message?: string }): Failure {
  const absent = error.code === 'ENOENT';
  return new Failure({
    kind: 'unavailable',
    what: absent ? 'git is not installed, or not on the PATH.' : 'git could not be started.',
    where: 'git',
    next: absent ? 'Install git 2.31 or newer.' : `The system said: ${printable(error.message ?? '')}.`,
    cause: error,
  });
}
