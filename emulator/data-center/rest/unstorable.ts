import { ApiError } from '../errors';
import type { Host } from '../host';

/** A database of the MySQL family keeps three bytes of a character, and fails at the longer ones. */
export function refuseUnstorable(host: Host, body: unknown): void {
  if (host.settings.database === 'mysql' && hasLongCharacter(body)) {
    throw new ApiError(500, 'A database error has occurred.', 'DataStoreException');
  }
}

function hasLongCharacter(value: unknown): boolean {
  if (typeof value === 'string') return /[\u{10000}-\u{10FFFF}]/u.test(value);
  if (Array.isArray(value)) return value.some(hasLongCharacter);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongCharacter);
}
