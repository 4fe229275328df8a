import { useCallback, useEffect, useRef, useState } from 'react';
import type { PanelView } from '../../../src/web/api/contract';
import { asProblem, type PanelApi, type PanelWatch, type Problem, watchPanel } from '../api';

export interface PanelModel {
  readonly view: PanelView | null;
  /** Why the view may be out of date, or why there is none. */
  readonly problem: Problem | null;
  readonly refresh: () => void;
  /** Does something that answers a new view. Null when it worked, or else what went wrong. */
  readonly act: (action: () => Promise<PanelView>) => Promise<Problem | null>;
}

/** The panel as the server knows it, kept current. */
export function usePanel(api: PanelApi): PanelModel {
  const [view, setView] = useState<PanelView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const watch = useRef<PanelWatch | null>(null);

  useEffect(() => {
    const started = watchPanel(api, {
      onView(next) {
        setView(next);
        setProblem(null);
      },
      onProblem: setProblem,
    });
    watch.current = started;
    return () => started.stop();
  }, [api]);

  const refresh = useCallback(() => watch.current?.refresh(), []);
  const act = useCallback(async (action: () => Promise<PanelView>) => {
    try {
      watch.current?.accept(await action());
      return null;
    } catch (error) {
      return asProblem(error);
    }
  }, []);
  return { view, problem, refresh, act };
}
