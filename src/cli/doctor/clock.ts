import { ok, type Row, skipped, warn } from './row';

const MOST_MS = 30_000;

/** Signatures and sessions carry times: clocks that differ make them worthless. */
export function clockRow(area: string, skewMs: number | null): Row {
  const check = 'clock';
  if (skewMs === null) return { area, check, ...skipped('The answer carried no time.') };
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) <= MOST_MS) return { area, check, ...ok('It agrees with the one of this machine.') };
  const found = `It is ${seconds} seconds ${skewMs > 0 ? 'ahead of' : 'behind'} the one of this machine.`;
  return { area, check, ...warn(found, 'Set both by a time server (NTP).') };
}
