import { useState } from 'react';
import type { PanelView } from '../../../src/web/api/contract';
import { isBusy, type PanelApi, type Problem } from '../api';
import { Loading, ProblemMessage } from '../components';
import { AboutReview } from './about-review';
import { Findings } from './findings';
import { NotReviewedYet } from './not-reviewed-yet';
import { PullRequestName } from './pull-request-name';
import { RerunButton } from './rerun-button';
import { ReviewOutcome } from './review-outcome';
import { ReviewProgress } from './review-progress';
import { ReviewSummary } from './review-summary';
import { SetupMessage } from './setup-message';
import { type PanelModel, usePanel } from './use-panel';

export interface PanelProps {
  readonly api: PanelApi;
  /** Address of the repository's settings; null where the host shows them elsewhere. */
  readonly settingsUrl: string | null;
}

/** What Loom found on this pull request, and what it is doing about it. */
export function Panel({ api, settingsUrl }: PanelProps) {
  const model = usePanel(api);
  const { view, problem, refresh } = model;
  return (
    <main className="loom loom-panel">
      {view ? (
        <Loaded view={view} model={model} api={api} settingsUrl={settingsUrl} />
      ) : (
        <h1 className="loom-title">Loom review</h1>
      )}
      {!view && !problem && <Loading what="Loading the review…" />}
      {!view && problem && <ProblemMessage problem={problem} onRetry={refresh} />}
    </main>
  );
}

interface LoadedProps extends PanelProps {
  readonly view: PanelView;
  readonly model: PanelModel;
}

function Loaded({ view, model, api, settingsUrl }: LoadedProps) {
  const [failed, setFailed] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  const { review } = view;

  /** Does it, says so, and hands a failure to whoever asked. */
  async function act(action: () => Promise<PanelView>, done: string): Promise<Problem | null> {
    setSaid('');
    const problem = await model.act(action);
    setFailed(null);
    if (!problem) setSaid(done);
    return problem;
  }
  async function rerun(): Promise<void> {
    setFailed(await act(() => api.rerun(), 'A new review was requested.'));
  }

  return (
    <>
      <header className="loom-head">
        <div>
          <h1 className="loom-title">Loom review</h1>
          <PullRequestName pullRequest={view.pullRequest} />
        </div>
        {(review !== null || view.setup === 'ready') && <RerunButton view={view} onRerun={rerun} />}
      </header>
      {failed && <ProblemMessage problem={failed} />}
      {model.problem && <ProblemMessage problem={model.problem} onRetry={model.refresh} />}
      <SetupMessage setup={view.setup} />
      {isBusy(view) && <ReviewProgress progress={review?.progress ?? null} />}
      {!review && view.setup === 'ready' && !isBusy(view) && <NotReviewedYet mayRerun={view.mayRerun} />}
      {review && (
        <>
          <ReviewOutcome review={review} />
          <ReviewSummary review={review} />
        </>
      )}
      <p className="loom-said" role="status">
        {said}
      </p>
      {review && (
        <>
          {hasList(view) && <Findings view={view} api={api} act={act} onFailure={setFailed} />}
          <AboutReview review={review} />
        </>
      )}
      {settingsUrl !== null && (
        <p>
          <a href={settingsUrl}>Settings of this repository</a>
        </p>
      )}
    </>
  );
}

/** A review that never got to its findings has no list, not even an empty one. */
function hasList(view: PanelView): boolean {
  return view.findings.length > 0 || isBusy(view) || view.review?.state === 'completed';
}
