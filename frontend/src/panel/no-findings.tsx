import Button from '@atlaskit/button/new';
import type { PanelView } from '../../../src/web/api/contract';
import { isBusy } from '../api';
import { DEFAULT_FILTER, type FindingFilter } from './finding-filter';
import { counted } from './words';

export interface NoFindingsProps {
  readonly view: PanelView;
  readonly filter: FindingFilter;
  readonly onShowAll: () => void;
}

/** Why the list is empty: nothing found, nothing left to do, or nothing that matches. */
export function NoFindings({ view, filter, onShowAll }: NoFindingsProps) {
  const { findings } = view;
  if (findings.length === 0) {
    if (isBusy(view)) return <p className="loom-empty">Findings appear here when the review is done.</p>;
    return (
      <div className="loom-empty">
        <p className="loom-empty-title">Nothing found</p>
        <p>Loom looked at this change and has nothing to say about it.</p>
      </div>
    );
  }
  const done = filter === DEFAULT_FILTER;
  return (
    <div className="loom-empty">
      <p className="loom-empty-title">{done ? 'Nothing left to do' : 'No findings match'}</p>
      <p>
        {done
          ? `${counted(findings.length, 'finding')} from before: fixed, dismissed or outdated.`
          : 'Choose other severities or states, or search for something else.'}
      </p>
      <Button spacing="compact" onClick={onShowAll}>
        Show all findings
      </Button>
    </div>
  );
}
