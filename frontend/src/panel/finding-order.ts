import type { PanelFinding } from '../../../src/web/api/contract';
import { SEVERITIES, STATES } from './finding-filter';

export const COLUMNS = ['severity', 'finding', 'place', 'state'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  readonly column: Column;
  readonly direction: 'ASC' | 'DESC';
}

/** Most serious first. */
export const DEFAULT_ORDER: Order = { column: 'severity', direction: 'ASC' };

/** What a finding sorts by in a column: numbers by size, texts by the alphabet with numbers read as such. */
export function sortKey(finding: PanelFinding, column: Column): string | number {
  switch (column) {
    case 'severity':
      return SEVERITIES.indexOf(finding.severity);
    case 'finding':
      return finding.message;
    case 'place':
      return finding.path === null ? '' : `${finding.path}:${finding.startLine ?? 0}`;
    case 'state':
      return STATES.indexOf(finding.state);
  }
}

/** The findings in the order asked for; equal ones keep their order. */
export function ordered(findings: readonly PanelFinding[], order: Order): readonly PanelFinding[] {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'accent' });
  const sign = order.direction === 'ASC' ? 1 : -1;
  return [...findings].sort((a, b) => {
    const left = sortKey(a, order.column);
    const right = sortKey(b, order.column);
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * collator.compare(String(left), String(right));
  });
}
