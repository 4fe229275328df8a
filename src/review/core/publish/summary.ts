import { code } from './bitbucket-text';
import { markerLine } from './marker';
import {
  aboutThisReview,
  commitOf,
  findingsTable,
  headlineOf,
  isBroken,
  remarksOf,
  SUMMARY,
  type SummaryInput,
  totalsOf,
} from './summary-parts';
import { TABLE_HEAD } from './summary-row';
import { summaryByTemplate } from './summary-template';

/** True when a summary is worth a comment. Once there is one, it is edited whatever it says. */
export function hasSomethingToSay({ judgement, tools, notices }: SummaryInput): boolean {
  const { blocker, warning, info } = judgement.counts;
  return blocker + warning + info > 0 || judgement.gate.answer !== 'pass' || notices.length > 0 || tools.some(isBroken);
}

const NO_USE =
  '`output.summary_template` gave nothing, or more than a comment can hold: this is the built-in summary. Make the template shorter.';

/** The one comment on the pull request as a whole. What does not fit is counted, never silently left out. */
export function summaryComment(input: SummaryInput): string {
  const marker = markerLine({ subject: SUMMARY, digest: null });
  if (input.template === null) return builtInSummary(input, marker);
  const room = input.maxLength - marker.length - 2;
  const text = summaryByTemplate(input.template, input, room);
  // A template that cannot be followed stops no review.
  if (text === null) return builtInSummary({ ...input, notices: [...input.notices, NO_USE] }, marker);
  return [text, marker].join('\n\n');
}

function builtInSummary(input: SummaryInput, marker: string): string {
  const { maxLength } = input;
  const foot = [`Reviewed commit ${code(commitOf(input))}.`, marker];
  const head = [`## Loom: ${headlineOf(input)}`, totalsOf(input)];
  const fixedLength = [...head, TABLE_HEAD, ...foot].join('\n\n').length + 200;
  const about = aboutThisReview(remarksOf(input), Math.floor((maxLength - fixedLength) / 2));
  const table = findingsTable(input, maxLength - fixedLength - about.join('').length);
  return [...head, ...table, ...about, ...foot].join('\n\n');
}
