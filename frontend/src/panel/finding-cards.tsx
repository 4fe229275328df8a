import { useId } from 'react';
import { FindingButtons, FindingPlace, FindingText, SeverityMark, StateMark } from './finding-parts';
import { COLUMNS } from './finding-order';
import type { FindingListProps } from './findings-table';

const COLUMN_WORDS = { severity: 'Severity', finding: 'Message', place: 'Place', state: 'State' } as const;

/** The findings one below the other, where a table would not fit. */
export function FindingCards({ findings, order, onOrder }: FindingListProps) {
  const sort = useId();
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
        {findings.map((finding) => (
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
    </>
  );
}
