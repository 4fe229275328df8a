import { ok, type Row, skipped, warn } from './row';

const DAY_MS = 24 * 3_600_000;
const SOON_DAYS = 14;

/** @param expiresAt milliseconds since the epoch, as `now`; null when it is not known */
export function expiryRow(area: string, expiresAt: number | null, now: number): Row {
  return { area, check: 'token expiry', ...found(expiresAt, now) };
}

function found(expiresAt: number | null, now: number): Omit<Row, 'area' | 'check'> {
  if (expiresAt === null) {
    return skipped(
      'Bitbucket does not tell whether the token expires.',
      'Look at the list of HTTP access tokens: in the account of its user, or in the settings of its project or repository.',
    );
  }
  const days = Math.floor((expiresAt - now) / DAY_MS);
  const date = new Date(expiresAt).toISOString().slice(0, 10);
  if (days >= SOON_DAYS) return ok(`The token expires on ${date}.`);
  return warn(
    `The token expires on ${date}, in ${days} ${days === 1 ? 'day' : 'days'}.`,
    'Create a new one and set it in its place before that day.',
  );
}
