import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import type { PanelView } from '../../../src/web/api/contract';
import { isBusy } from '../api';

export interface RerunButtonProps {
  readonly view: PanelView;
  readonly onRerun: () => Promise<void>;
}

/** Asks for a review of the newest commit, the first or another one; says why when that is not possible now. */
export function RerunButton({ view, onRerun }: RerunButtonProps) {
  const hint = useId();
  const [asking, setAsking] = useState(false);
  const obstacle = obstacleOf(view);

  async function rerun(): Promise<void> {
    setAsking(true);
    await onRerun();
    setAsking(false);
  }

  return (
    <div className="loom-rerun">
      <Button
        spacing="compact"
        isDisabled={obstacle !== null}
        isLoading={asking}
        onClick={() => void rerun()}
        {...(obstacle === null ? {} : { 'aria-describedby': hint })}
      >
        {view.review === null ? 'Review now' : 'Run again'}
      </Button>
      {obstacle !== null && (
        <span id={hint} className="loom-hint">
          {obstacle}
        </span>
      )}
    </div>
  );
}

function obstacleOf(view: PanelView): string | null {
  if (isBusy(view)) return 'A review is running.';
  if (view.setup === 'off') return 'Reviews are off.';
  return view.mayRerun ? null : 'You cannot run reviews here.';
}
