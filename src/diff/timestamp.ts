/** Longest date that is looked for at the end of a name line, in characters. */
const DATE_WINDOW = 80;
const DATE = /(?:\d\d)?\d\d-\d\d-\d\d(?: \d\d:\d\d:\d\d(?:\.\d+)?)?(?: [+-]\d\d:?\d\d)?$/;
const EPOCH = /^(1969-12-31|1970-01-01) ([0-2]\d):([0-5]\d):00(?:\.0+)? ([-+])([0-2]\d):?([0-5]\d)$/;

/** Length of `line` before the date that `diff -u` puts after a name, with the blank between; null when there is no date. */
export function lengthBeforeDate(line: string): number | null {
  const windowStart = Math.max(0, line.length - DATE_WINDOW);
  const date = DATE.exec(line.slice(windowStart));
  if (!date) return null;
  let end = windowStart + date.index;
  if (line[end - 1] === '\t') return end - 1;
  if (line[end - 1] !== ' ') return null;
  while (line[end - 1] === ' ') end -= 1;
  return end;
}

/** True when the line's date is second zero of 1970: how `diff -N` marks the side on which a file does not exist. */
export function isEpoch(line: string): boolean {
  const stamp = EPOCH.exec(line.slice(line.lastIndexOf('\t') + 1));
  if (!stamp || !line.includes('\t')) return false;
  const [, day, hour, minute, sign, zoneHour, zoneMinute] = stamp;
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1);
  return Number(hour) * 60 + Number(minute) - zone === (day === '1969-12-31' ? 24 * 60 : 0);
}
