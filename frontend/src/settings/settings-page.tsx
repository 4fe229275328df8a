import { useCallback, useEffect, useState } from 'react';
import type { SettingsView } from '../../../src/web/api/contract';
import { asProblem, type Problem, type SettingsApi } from '../api';
import { Loading, ProblemMessage } from '../components';
import { SettingsForm } from './settings-form';
import { WebhookSection } from './webhook-section';

export interface SettingsPageProps {
  readonly scope: SettingsView['scope'];
  readonly api: SettingsApi;
}

/** The settings of a repository or a workspace. */
export function SettingsPage({ scope, api }: SettingsPageProps) {
  const [view, setView] = useState<SettingsView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const read = useCallback(
    () =>
      api.read().then(
        (answer) => {
          setView(answer);
          setProblem(null);
        },
        (error: unknown) => setProblem(asProblem(error)),
      ),
    [api],
  );
  useEffect(() => void read(), [read]);
  useReturn(view?.access === 'sign_in', read);

  return (
    <main className="loom loom-settings">
      <header>
        <h1 className="loom-title">
          {scope === 'repository' ? 'Loom for this repository' : 'Loom for this workspace'}
        </h1>
        {view && <p className="loom-subtle">{view.subject}</p>}
      </header>
      {problem && <ProblemMessage problem={problem} onRetry={() => void read()} />}
      {!view && !problem && <Loading what="Loading the settings…" />}
      {view && <SettingsForm view={view} api={api} onSaved={setView} />}
      {view?.webhook && <WebhookSection webhook={view.webhook} mayEdit={view.access === 'edit'} api={api} />}
    </main>
  );
}

/** Calls back when the person comes back to the page, from the window of the sign-in for example. */
function useReturn(waiting: boolean, callback: () => Promise<void>): void {
  useEffect(() => {
    if (!waiting) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') void callback();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [waiting, callback]);
}
