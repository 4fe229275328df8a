import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { type KeyboardEvent, type SubmitEvent, use, useId, useState } from 'react';
import type { PanelFinding } from '../../../src/web/api/contract';
import { FindingActionsContext } from './finding-actions';

const SHORTEST = 3;
const LONGEST = 500;

/** Why a finding is no problem; it is kept with the finding for those who come later. Escape closes it. */
export function DismissForm({ finding }: { readonly finding: PanelFinding }) {
  const { ask, dismiss } = use(FindingActionsContext);
  const id = useId();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const trimmed = reason.trim();
    if (trimmed.length < SHORTEST) {
      setError(`Say in at least ${SHORTEST} characters why.`);
      document.getElementById(id)?.focus();
      return;
    }
    setBusy(true);
    const problem = await dismiss(finding, trimmed);
    if (!problem) return;
    setBusy(false);
    setError(`${problem.message} ${problem.next}`);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') ask(null);
  }

  return (
    <form className="loom-dismiss" onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
      <label className="loom-label" htmlFor={id}>
        Why is this not a problem?
      </label>
      <Textfield
        id={id}
        autoFocus
        isCompact
        isRequired
        maxLength={LONGEST}
        value={reason}
        isInvalid={error !== null}
        aria-describedby={`${id}-said`}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setError(null);
        }}
      />
      <p
        id={`${id}-said`}
        className={error === null ? 'loom-hint' : 'loom-hint loom-wrong'}
        role={error === null ? undefined : 'alert'}
      >
        {error ?? 'Everyone who sees this pull request can read your reason.'}
      </p>
      <div className="loom-buttons">
        <Button type="submit" appearance="primary" spacing="compact" isLoading={busy}>
          Dismiss finding
        </Button>
        <Button appearance="subtle" spacing="compact" onClick={() => ask(null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
