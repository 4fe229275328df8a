import type { SkippedFile, ToolRun, TrackedFinding } from '../../../domain';
import type { Judgement } from '../judge';
import { count, GATE_WORDS, skippedByReason } from '../render/wording';
import { code, cut, escaped, prose } from './bitbucket-text';
import { listedElsewhere, type ReviewHome } from './review-home';
import { summaryRow, TABLE_HEAD } from './summary-row';

export const SUMMARY = 'summary';

export interface SummaryInput {
  readonly judgement: Judgement;
  /** Findings that have a comment of their own. */
  readonly inline: number;
  /** Findings that stand nowhere else, in the order of the table. */
  readonly elsewhere: readonly TrackedFinding[];
  readonly headCommit: string;
  readonly changedFiles: number;
  readonly tools: readonly ToolRun[];
  readonly skipped: readonly SkippedFile[];
  readonly notices: readonly string[];
  readonly maxLength: number;
  readonly home: ReviewHome;
  /** `output.summary_template`. */
  readonly template: string | null;
}

const VERDICT_HEADINGS = {
  approve: 'all is well',
  comment: 'some remarks',
  request_changes: 'changes are needed',
} as const;

const REMARK_LENGTH = 500;
const SHOWN_PATHS = 5;

export function headlineOf({ judgement }: SummaryInput): string {
  return VERDICT_HEADINGS[judgement.verdict];
}

/** The commit as it is named in comments. */
export function commitOf({ headCommit }: SummaryInput): string {
  return headCommit.slice(0, 12);
}

export function totalsOf({ judgement, inline, elsewhere, changedFiles }: SummaryInput): string {
  const { blocker, warning, info } = judgement.counts;
  const parts = [
    blocker && count(blocker, 'blocker'),
    warning && count(warning, 'warning'),
    info && count(info, 'note'),
  ];
  const found = parts.filter(Boolean).join(', ') || 'Nothing to remark';
  const where =
    inline > 0 && elsewhere.length > 0
      ? ` ${inline} ${inline === 1 ? 'is' : 'are'} beside the lines, ${elsewhere.length} below.`
      : '';
  const settled = [
    judgement.fixed > 0 ? `${judgement.fixed} fixed` : null,
    judgement.dismissed > 0 ? `${judgement.dismissed} dismissed` : null,
  ].filter((each) => each !== null);
  const since = settled.length === 0 ? '' : ` So far ${settled.join(', ')}.`;
  const gate = `Gate ${GATE_WORDS[judgement.gate.answer]}: ${prose(judgement.gate.reason)}`;
  return `**${found}** in ${count(changedFiles, 'changed file')}.${where}${since} ${gate}`;
}

/** What the reader must know about the run, one line each. */
export function remarksOf({ notices, tools, skipped }: SummaryInput): readonly string[] {
  return [
    ...notices.map((notice) => prose(cut(notice, REMARK_LENGTH))),
    ...tools
      .filter(isBroken)
      .map(({ name, state, reason }) => `${escaped(name)} ${state}: ${escaped(cut(reason ?? '', REMARK_LENGTH))}`),
    ...skippedByReason(skipped).map(({ reason, paths }) => {
      const names = paths.slice(0, SHOWN_PATHS).map((path) => code(cut(path, 200)));
      const rest = paths.length > names.length ? `, and ${paths.length - names.length} more` : '';
      return `Not analysed (${escaped(reason)}): ${names.join(', ')}${rest}`;
    }),
  ];
}

export function isBroken({ state }: ToolRun): boolean {
  return state === 'failed' || state === 'degraded';
}

/** As many remarks as fit into the room, under a heading; no part when there are none. */
export function aboutThisReview(remarks: readonly string[], room: number): readonly string[] {
  const lines = within(
    remarks.map((remark) => `- ${remark}`),
    room,
  );
  return lines.length === 0 ? [] : [['### About this review', '', ...lines].join('\n')];
}

/** As many findings as fit into the room, and how many do not; no part when there are none. */
export function findingsTable({ elsewhere, home }: SummaryInput, room: number): readonly string[] {
  const rows = within(elsewhere.map(summaryRow), room);
  const missing = elsewhere.length - rows.length;
  const more = missing > 0 ? [`${count(missing, 'more finding')} did not fit here${listedElsewhere(home)}.`] : [];
  return rows.length === 0 ? more : [[TABLE_HEAD, ...rows].join('\n'), ...more];
}

/** As many lines from the front as fit into the room. */
function within(lines: readonly string[], room: number): readonly string[] {
  let used = 0;
  const fitting = lines.findIndex((line) => (used += line.length + 1) > room);
  return fitting < 0 ? lines : lines.slice(0, fitting);
}
