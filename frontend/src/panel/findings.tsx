import { useEffect, useRef, useState } from 'react';
import type { PanelFinding, PanelView } from '../../../src/web/api/contract';
import { isBusy, type PanelApi, type Problem } from '../api';
import { type FindingActions, FindingActionsContext } from './finding-actions';
import { FindingCards } from './finding-cards';
import { DEFAULT_FILTER, EVERYTHING, filtered, type FindingFilter } from './finding-filter';
import { FindingFilters } from './finding-filters';
import { DEFAULT_ORDER, ordered } from './finding-order';
import { dismissButtonId } from './finding-parts';
import { FindingsTable } from './findings-table';
import { NoFindings } from './no-findings';
import { Pager } from './pager';
import { useNarrow } from './use-narrow';
import { counted } from './words';

const PAGE_SIZE = 10;

export interface FindingsProps {
  readonly view: PanelView;
  readonly api: PanelApi;
  readonly act: (action: () => Promise<PanelView>, done: string) => Promise<Problem | null>;
  readonly onFailure: (problem: Problem | null) => void;
}

/** The findings of the newest finished review: chosen, sorted, in pages, and with what can be done about each. */
export function Findings({ view, api, act, onFailure }: FindingsProps) {
  const narrow = useNarrow();
  const heading = useRef<HTMLHeadingElement>(null);
  const [filter, setFilter] = useState(DEFAULT_FILTER);
  const [order, setOrder] = useState(DEFAULT_ORDER);
  const [page, setPage] = useState(1);
  const [dismissing, setDismissing] = useState<string | null>(null);
  const [returnTo, setReturnTo] = useState<string | null>(null);

  useEffect(() => {
    if (returnTo !== null) document.getElementById(returnTo)?.focus();
  }, [returnTo]);

  const shown = filtered(view.findings, filter);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  // A push may leave fewer pages than the one that was being read.
  const current = Math.min(page, pages);

  function choose(next: FindingFilter): void {
    setFilter(next);
    setPage(1);
  }
  const actions: FindingActions = {
    allowed: view.mayDismiss,
    dismissing,
    ask(fingerprint) {
      setReturnTo(fingerprint === null && dismissing !== null ? dismissButtonId(dismissing) : null);
      setDismissing(fingerprint);
    },
    async dismiss(finding: PanelFinding, reason: string) {
      const problem = await act(() => api.dismiss(finding.fingerprint, reason), 'The finding was dismissed.');
      if (problem) return problem;
      setDismissing(null);
      // The row, and the focus with it, may be gone from the list.
      heading.current?.focus();
      return null;
    },
    async restore(finding: PanelFinding) {
      const problem = await act(() => api.restore(finding.fingerprint), 'The finding was restored.');
      onFailure(problem);
      if (!problem) heading.current?.focus();
    },
  };
  const list = {
    findings: ordered(shown, order).slice((current - 1) * PAGE_SIZE, current * PAGE_SIZE),
    order,
    onOrder: setOrder,
  };

  return (
    <section className="loom-findings" aria-labelledby="findings">
      <h2 id="findings" className="loom-heading" tabIndex={-1} ref={heading}>
        Findings
      </h2>
      {isBusy(view) && view.findings.length > 0 && <p className="loom-subtle">From the last finished review.</p>}
      {view.findings.length > 0 && <FindingFilters findings={view.findings} filter={filter} onFilter={choose} />}
      <p className="loom-unseen" role="status">
        {view.findings.length > 0 && `${counted(shown.length, 'finding')} shown`}
      </p>
      {shown.length === 0 ? (
        <NoFindings view={view} filter={filter} onShowAll={() => choose(EVERYTHING)} />
      ) : (
        <FindingActionsContext value={actions}>
          {narrow ? <FindingCards {...list} /> : <FindingsTable {...list} />}
          <Pager page={current} pages={pages} onPage={setPage} />
        </FindingActionsContext>
      )}
    </section>
  );
}
