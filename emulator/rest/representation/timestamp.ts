import type { Instant } from '../../world/model';

/** ISO-8601 with microseconds and an offset. */
export function timestamp(instant: Instant): string {
  const micros = String(Math.floor(instant) % 1_000_000).padStart(6, '0');
  return `${new Date(Math.floor(instant / 1000)).toISOString().slice(0, 19)}.${micros}+00:00`;
}
