import Button from '@atlaskit/button/new';
import { useId } from 'react';
import { FindingButtons, FindingPlace, FindingText, SeverityMark, StateMark } from './finding-parts';
import { COLUMNS, ordered } from './finding-order';
import { type FindingListProps, PAGE_SIZE } from './findings-table';

const COLUMN_WORDS = { severity: 'Severity', finding: 'Message', place: 'Place', state: 'State' } as const;

/** The findings one below the other, where a table would not fit. */
export function FindingCards({ findings, order, onOrder, page, onPage }: FindingListProps) {
  const sort = useId();
  const pages = Math.ceil(findings.length / PAGE_SIZE);
  const shown = ordered(findings, order).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return (
    <>
      <div className="loom-sort">
        <label className="loom-label" htmlFor={sort}>
          Sort by
        </label>
        <select
          id={sort}
          className="loom-select"
          value={order.column}
          onChange={(event) => {
            const column = COLUMNS.find((name) => name === event.currentTarget.value);
            if (column) onOrder({ column, direction: 'ASC' });
          }}
        >
          {COLUMNS.map((column) => (
            <option key={column} value={column}>
              {COLUMN_WORDS[column]}
            </option>
          ))}
        </select>
      </div>
      <ul className="loom-cards" aria-label="Findings">
        {shown.map((finding) => (
          <li key={finding.fingerprint} className="loom-card">
            <div className="loom-card-head">
              <SeverityMark finding={finding} />
              <StateMark finding={finding} />
            </div>
            <FindingText finding={finding} />
            <div className="loom-card-foot">
              <FindingPlace finding={finding} />
              <FindingButtons finding={finding} />
            </div>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav className="loom-pages" aria-label="Pages of findings">
          <Button spacing="compact" isDisabled={page <= 1} onClick={() => onPage(page - 1)}>
            Previous
          </Button>
          <span aria-live="polite">
            Page {page} of {pages}
          </span>
          <Button spacing="compact" isDisabled={page >= pages} onClick={() => onPage(page + 1)}>
            Next
          </Button>
        </nav>
      )}
    </>
  );
}
