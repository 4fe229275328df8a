import type { Annotation, Report, ReportDatum, ToolRun, TrackedFinding } from '../../../domain';
import { isStanding, type Judgement } from '../judge';
import { GATE_WORDS } from '../render/wording';
import { cut, plain, withoutMarkup } from './bitbucket-text';
import { isBroken } from './summary-parts';

const DETAILS_LENGTH = 2000;
const SUMMARY_LENGTH = 450;
const TITLE = 'Loom review';

/** One report for each pull request: several may share a commit. */
function reportId(number: number): string {
  return `loom-pr-${number}`;
}

/** What stands in the report while the review runs. */
export function pendingReport(number: number, link: string): Report {
  const details = 'Loom is reviewing this commit.';
  return { id: reportId(number), title: TITLE, details, result: 'pending', link, data: [] };
}

/** A review that could not be done fails nobody: the report passes and says that nothing was looked at. */
export function unavailableReport(number: number, link: string, why: string): Report {
  const details = cut(withoutMarkup(`Not evaluated: ${why}`), DETAILS_LENGTH);
  return { id: reportId(number), title: `${TITLE}: not evaluated`, details, result: 'passed', link, data: [] };
}

export interface ReportInput {
  readonly number: number;
  readonly link: string;
  readonly judgement: Judgement;
  readonly tools: readonly ToolRun[];
  readonly notices: readonly string[];
}

/** The result of a review in plain text. Only a gate that says no fails it; one that was not evaluated passes and says so. */
export function finalReport({ number, link, judgement, tools, notices }: ReportInput): Report {
  const { gate, counts, fixed, dismissed } = judgement;
  const details = [
    `Gate ${GATE_WORDS[gate.answer]}: ${gate.reason}`,
    ...tools.filter(isBroken).map(({ name, state, reason }) => `${name} ${state}: ${reason ?? ''}`),
    ...notices,
  ];
  const data: ReportDatum[] = [
    { title: 'Gate', kind: 'text', value: GATE_WORDS[gate.answer] },
    { title: 'Blockers', kind: 'number', value: counts.blocker },
    { title: 'Warnings', kind: 'number', value: counts.warning },
    { title: 'Notes', kind: 'number', value: counts.info },
    { title: 'Fixed', kind: 'number', value: fixed },
    { title: 'Dismissed', kind: 'number', value: dismissed },
  ];
  return {
    id: reportId(number),
    title: gate.answer === 'not_evaluated' ? `${TITLE}: not evaluated` : TITLE,
    details: cut(details.map(withoutMarkup).join('\n'), DETAILS_LENGTH),
    result: gate.answer === 'fail' ? 'failed' : 'passed',
    link,
    data,
  };
}

/** Every finding that stands, most serious first, as far as the host takes them. */
export function annotationsOf(tracked: readonly TrackedFinding[], link: string, most: number): readonly Annotation[] {
  return tracked
    .filter(isStanding)
    .slice(0, most)
    .map(({ fingerprint, message, severity, category, path, lines, rule, cwe, side }) => ({
      id: fingerprint,
      summary: cut(withoutMarkup(message), SUMMARY_LENGTH) || plain(rule),
      details: [plain(rule), cwe].filter((each) => each !== null).join(', '),
      severity,
      category,
      path,
      line: side === 'new' ? (lines?.start ?? null) : null,
      link,
    }));
}
