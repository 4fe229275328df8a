/** When requests were sent, over the last hour. */
export interface RateWindow {
  add(now: number): void;
  used(now: number): number;
  /** Milliseconds until fewer than `limit` requests are in the window; 0 when that is so now. */
  waitFor(limit: number, now: number): number;
}

const HOUR_MS = 60 * 60 * 1000;

export function createRateWindow(lengthMs: number = HOUR_MS): RateWindow {
  let times: number[] = [];
  let start = 0;

  function forget(now: number): void {
    while (start < times.length && times[start]! <= now - lengthMs) start += 1;
    // Cutting the front off is linear, so it is done once for many.
    if (start > 512 && start * 2 > times.length) {
      times = times.slice(start);
      start = 0;
    }
  }

  return {
    add(now) {
      forget(now);
      times.push(now);
    },
    used(now) {
      forget(now);
      return times.length - start;
    },
    waitFor(limit, now) {
      forget(now);
      const surplus = times.length - start - limit;
      if (surplus < 0) return 0;
      const leaving = times[start + surplus];
      return leaving === undefined ? lengthMs : Math.max(0, leaving + lengthMs - now);
    },
  };
}
