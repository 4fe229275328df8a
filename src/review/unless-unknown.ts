import { Failure } from '../domain';

/**
 * What lies around a change and cannot be had is as if it were not there: a review says less then, and nothing that is wrong.
 * Rejects where the review has to stop, and for a bug of Loom.
 */
export async function unlessUnknown<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'cancelled') throw error;
    return otherwise;
  }
}
