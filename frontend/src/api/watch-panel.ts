import type { PanelView } from '../../../src/web/api/contract';
import { backoffDelay, pollDelay } from './pace';
import type { PanelApi } from './panel-api';
import { asProblem, type Problem } from './problem';

export interface PanelWatcher {
  onView(view: PanelView): void;
  onProblem(problem: Problem): void;
}

export interface PanelWatch {
  /** Reads again at once. */
  refresh(): void;
  /** Takes a view that another request answered; a read that is on its way is older and is given up. */
  accept(view: PanelView): void;
  stop(): void;
}

/** Reads the panel again and again while the page is visible, and tells what changed. */
export function watchPanel(api: PanelApi, watcher: PanelWatcher, page: Document = document): PanelWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: AbortController | null = null;
  let latest: PanelView | null = null;
  let etag: string | null = null;
  let failures = 0;
  let stopped = false;

  function plan(delay: number): void {
    clearTimeout(timer);
    if (!stopped && page.visibilityState !== 'hidden') timer = setTimeout(() => void read(), delay);
  }

  async function read(): Promise<void> {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    try {
      const answer = await api.read(etag, mine.signal);
      if (mine.signal.aborted) return;
      etag = answer.etag;
      latest = answer.view ?? latest;
      if (failures > 0 || answer.view) {
        failures = 0;
        if (latest) watcher.onView(latest);
      }
      if (latest) plan(pollDelay(latest));
    } catch (error) {
      if (mine.signal.aborted) return;
      failures += 1;
      const problem = asProblem(error);
      watcher.onProblem(problem);
      if (problem.kind === 'away') plan(backoffDelay(failures, Math.random()));
    }
  }

  function onVisibility(): void {
    if (page.visibilityState === 'hidden') clearTimeout(timer);
    else plan(0);
  }
  const onOnline = (): void => plan(0);

  page.addEventListener('visibilitychange', onVisibility);
  page.defaultView?.addEventListener('online', onOnline);
  plan(0);
  return {
    refresh: () => plan(0),
    accept(view) {
      reading?.abort();
      etag = null;
      failures = 0;
      latest = view;
      watcher.onView(view);
      plan(pollDelay(view));
    },
    stop() {
      stopped = true;
      reading?.abort();
      clearTimeout(timer);
      page.removeEventListener('visibilitychange', onVisibility);
      page.defaultView?.removeEventListener('online', onOnline);
    },
  };
}
