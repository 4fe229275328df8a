import { useEffect, useState } from 'react';

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const TICK_MS = 20_000;
const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment as people say it, e.g. "3 minutes ago". Clocks differ, so the future counts as now. */
export function ago(time: number, now: number): string {
  const passed = Math.max(0, now - time);
  const found = UNITS.find(([, length]) => passed >= length);
  if (!found) return 'just now';
  return relative.format(-Math.floor(passed / found[1]), found[0]);
}

/** A moment, kept current; the full date is in its tooltip. */
export function When({ time }: { readonly time: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={new Date(time).toISOString()} title={absolute.format(time)}>
      {ago(time, Math.max(now, time))}
    </time>
  );
}
