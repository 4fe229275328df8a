import type { TrackedFinding } from '../../../domain';
import { placeOf } from '../render/wording';
import { codeInTable, cut, escaped, link, prose } from './bitbucket-text';

const MESSAGE_LENGTH = 300;

export const TABLE_HEAD = '| Severity | Where | What | Rule |\n| --- | --- | --- | --- |';

/** One finding as a row of the summary's table. */
export function summaryRow(finding: TrackedFinding): string {
  const place = placeOf(finding);
  const message = cut(finding.message, MESSAGE_LENGTH);
  const why = finding.helpUrl === null ? null : link('why', finding.helpUrl);
  const cells = [
    finding.severity,
    place === null ? 'the change as a whole' : codeInTable(place),
    message.includes('|') ? escaped(message) : prose(message),
    [codeInTable(finding.rule), why].filter((each) => each !== null).join(' '),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '&#124;')).join(' | ')} |`;
}
