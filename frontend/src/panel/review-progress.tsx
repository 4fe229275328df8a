import Spinner from '@atlaskit/spinner';
import type { PanelReview } from '../../../src/web/api/contract';
import { STEP_WORDS, STEPS } from './words';

/** Where a running review is. Only a new step is read aloud, not every detail of it. */
export function ReviewProgress({ progress }: { readonly progress: PanelReview['progress'] }) {
  const at = progress === null ? -1 : STEPS.indexOf(progress.step);
  const headline = progress === null ? 'Waiting to start' : STEP_WORDS[progress.step];
  return (
    <section className="loom-card loom-progress" aria-label="Progress of the review">
      <div className="loom-progress-now">
        <Spinner size="small" />
        <strong role="status">{headline}</strong>
        {progress !== null && progress.detail !== '' && <span className="loom-subtle">{progress.detail}</span>}
      </div>
      <ol className="loom-steps">
        {STEPS.map((step, index) => (
          <li
            key={step}
            className={index < at ? 'loom-step-done' : index === at ? 'loom-step-now' : 'loom-step-later'}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className="loom-unseen">
              {STEP_WORDS[step]}
              {index < at ? ': done' : index === at ? ': now' : ': to come'}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
