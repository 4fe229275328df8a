import type { TrackedFinding } from '../../../domain';
import { placeOf } from '../render/wording';
import { codeInTable, cut, escaped, link, prose } from './bitbucket-text';

const MESSAGE_LENGTH = 300;

export const TABLE_HEAD = '| Severity | Where | What | Rule |\n| --- | --- | --- | --- |';

/** What the summary says of a finding. Nothing in it ends the cell of a table. */
export interface SummaryCells {
  readonly severity: string;
  readonly place: string;
  readonly message: string;
  readonly rule: string;
}

/** One finding as a row of the summary's table. */
export function summaryRow(finding: TrackedFinding): string {
  const { severity, place, message, rule } = summaryCells(finding);
  return `| ${[severity, place, message, rule].join(' | ')} |`;
}

export function summaryCells(finding: TrackedFinding): SummaryCells {
  const place = placeOf(finding);
  const message = cut(finding.message, MESSAGE_LENGTH);
  const why = finding.helpUrl === null ? null : link('why', finding.helpUrl);
  return {
    severity: finding.severity,
    place: place === null ? 'the change as a whole' : withoutBars(codeInTable(place)),
    message: withoutBars(message.includes('|') ? escaped(message) : prose(message)),
    rule: withoutBars([codeInTable(finding.rule), why].filter((each) => each !== null).join(' ')),
  };
}

function withoutBars(cell: string): string {
  return cell.replaceAll('|', '&#124;');
}
