/**
 * How far the clock of whoever answered is ahead of ours, in milliseconds; null when the answer does not tell.
 * @param date header `Date`, which knows seconds only
 * @param asked when the request went out, and `answered` when its answer came: milliseconds since the epoch
 */
export function clockSkewMs(date: string | undefined, asked: number, answered: number): number | null {
  const told = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(told)) return null;
  // The moment lies somewhere in that second, and the header was written between the two.
  const earliest = told - answered;
  const latest = told + 999 - asked;
  if (earliest > 0) return earliest;
  return latest < 0 ? latest : 0;
}
