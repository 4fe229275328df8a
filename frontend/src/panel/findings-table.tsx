import DynamicTable from '@atlaskit/dynamic-table';
import type { PanelFinding } from '../../../src/web/api/contract';
import { FindingButtons, FindingPlace, FindingText, SeverityMark, StateMark } from './finding-parts';
import { COLUMNS, type Order, sortKey } from './finding-order';

export interface FindingListProps {
  /** One page of findings, in order. */
  readonly findings: readonly PanelFinding[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

const HEAD = {
  cells: [
    { key: 'severity', content: 'Severity', isSortable: true, width: 10 },
    { key: 'finding', content: 'Finding', isSortable: true, width: 46 },
    { key: 'place', content: 'Place', isSortable: true, width: 24 },
    { key: 'state', content: 'State', isSortable: true, width: 10 },
    { key: 'action', content: <span className="loom-unseen">Action</span>, width: 10 },
  ],
};

/** The findings as a table, where there is room for one. */
export function FindingsTable({ findings, order, onOrder }: FindingListProps) {
  const rows = findings.map((finding) => ({
    key: finding.fingerprint,
    cells: [
      { key: sortKey(finding, 'severity'), content: <SeverityMark finding={finding} /> },
      { key: sortKey(finding, 'finding'), content: <FindingText finding={finding} /> },
      { key: sortKey(finding, 'place'), content: <FindingPlace finding={finding} /> },
      { key: sortKey(finding, 'state'), content: <StateMark finding={finding} /> },
      { key: 'action', content: <FindingButtons finding={finding} /> },
    ],
  }));
  return (
    <div className="loom-table">
      <DynamicTable
        label="Findings"
        head={HEAD}
        rows={rows}
        sortKey={order.column}
        sortOrder={order.direction}
        onSort={(sorted: { readonly key: string; readonly sortOrder: Order['direction'] }) => {
          const column = COLUMNS.find((name) => name === sorted.key);
          if (column) onOrder({ column, direction: sorted.sortOrder });
        }}
      />
    </div>
  );
}
