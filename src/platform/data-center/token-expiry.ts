import { Failure } from '../../domain';
import type { CallOptions } from '../host';
import type { DataCenterApi } from './api';
import { accessTokenSchema } from './schemas';

const DAY_MS = 24 * 3_600_000;

/**
 * When a person's HTTP access token ends, in milliseconds since the epoch; null when the instance does not tell, which is also how it
 * says that a token never ends.
 * @param slug of the user it belongs to
 */
export async function tokenExpiry(
  api: DataCenterApi,
  token: string,
  slug: string,
  options: CallOptions,
): Promise<number | null> {
  const id = tokenId(token);
  if (id === null) return null;
  try {
    const path = `access-tokens/latest/users/${encodeURIComponent(slug)}/${id}`;
    const { createdDate, expiryDays, expiryDate } = await api.get(path, accessTokenSchema, options);
    if (expiryDate) return expiryDate;
    return createdDate && expiryDays ? createdDate + expiryDays * DAY_MS : null;
  } catch (error) {
    if (error instanceof Failure && ['forbidden', 'gone', 'invalid'].includes(error.kind)) return null;
    throw error;
  }
}

/** A token is base64 of its id, a colon and random bytes. */
function tokenId(token: string): string | null {
  return /^(\d{1,20}):/.exec(Buffer.from(token, 'base64').toString('latin1'))?.[1] ?? null;
}
