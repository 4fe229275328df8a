import type { PanelView } from '../../../src/web/api/contract';

const BUSY_MS = 1_500;
const IDLE_MS = 10_000;
const FIRST_BACKOFF_MS = 2_000;
const LAST_BACKOFF_MS = 60_000;

/** How long to wait before the panel is read again: little while a review is on its way. */
export function pollDelay(view: PanelView): number {
  return isBusy(view) ? BUSY_MS : IDLE_MS;
}

/** How long to wait after `failures` failed reads in a row; `chance` in 0..1 spreads many open pages over time. */
export function backoffDelay(failures: number, chance: number): number {
  const full = Math.min(LAST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.75 + chance / 4));
}

export function isBusy(view: PanelView): boolean {
  return view.queued || view.review?.state === 'pending' || view.review?.state === 'in_progress';
}
