/** No host waits longer than a day on purpose; a larger number is a mistake and must not park work for good. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Milliseconds that a `Retry-After` header asks for, seconds or a date; null when it is absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_MS);
}
