import type { Review, ReviewFinding } from '../../../domain';
import { isBrought } from '../gate';
import { codeFrame } from './code-frame';
import { type Palette, palette, wrap } from './palette';
import { printable } from './printable';
import { count, countsBySeverity, GATE_WORDS, listed, skippedByReason, STATE_WORDS, VERDICT_WORDS } from './wording';

export interface TextOptions {
  readonly all: boolean;
  readonly color: boolean;
  /** Columns to fill at most. */
  readonly width: number;
  /** Lines of the file that the finding is in, on its side; null when they are not at hand. */
  readonly sources: (finding: ReviewFinding) => readonly string[] | null;
}

/** The review for a terminal. Nothing that comes from the repository can drive it: control characters are shown, not sent. */
export function renderText(review: Review, options: TextOptions): string {
  const colors = palette(options.color);
  const findings = listed(review, options.all);
  const blocks = groupByPath(findings).map(([path, group]) => fileBlock(path, group, options, colors));
  return [...blocks, summary(review, options, colors)].join('\n');
}

function groupByPath(findings: readonly ReviewFinding[]): [string | null, ReviewFinding[]][] {
  const groups = new Map<string | null, ReviewFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.path);
    if (group) group.push(finding);
    else groups.set(finding.path, [finding]);
  }
  for (const group of groups.values()) group.sort((a, b) => (a.lines?.start ?? 0) - (b.lines?.start ?? 0));
  return [...groups];
}

function fileBlock(
  path: string | null,
  findings: readonly ReviewFinding[],
  options: TextOptions,
  colors: Palette,
): string {
  const heading = colors.bold(path === null ? 'The change as a whole' : printable(path));
  return [heading, ...findings.map((finding) => findingBlock(finding, options, colors))].join('\n');
}

function findingBlock(finding: ReviewFinding, { width, sources }: TextOptions, colors: Palette): string {
  const line = finding.lines === null ? '' : `${finding.lines.start}  `;
  const facts = [finding.rule, finding.cwe, STATE_WORDS[finding.state]].filter(Boolean).join(' · ');
  // A report is passed around: it must not spread the secret it warns of.
  const source = finding.category === 'secret' ? null : sources(finding);
  return [
    `  ${colors.dim(line)}${colors.severity(finding.severity)}  ${colors.dim(facts)}`,
    ...wrap(printable(finding.message), width - 4).map((text) => `    ${text}`),
    ...(source === null || finding.lines === null
      ? []
      : codeFrame(source, finding.lines, width - 4).map((text) => `    ${colors.dim(text)}`)),
    ...(finding.suggestion === undefined
      ? []
      : [
          '    suggestion:',
          ...finding.suggestion.split('\n').map((text) => `    ${colors.good(`+ ${printable(text)}`)}`),
        ]),
    '',
  ].join('\n');
}

function summary(review: Review, { width }: TextOptions, colors: Palette): string {
  const brought = review.findings.filter(isBrought);
  const before = review.findings.filter((finding) => finding.state === 'there_before').length;
  const fixed = review.findings.filter((finding) => finding.state === 'fixed').length;
  const others = [before > 0 && `${before} there before`, fixed > 0 && `${fixed} fixed`].filter(Boolean).join(', ');
  const commit = review.head.commit === null ? '' : ` (${review.head.commit.slice(0, 12)})`;
  const lines = [
    `${colors.bold(countsBySeverity(brought))} new in ${count(review.changedFiles, 'changed file')}, +${review.additions} −${review.deletions}${others ? ` (${others})` : ''}`,
    `${printable(review.head.name)}${commit} against ${printable(review.base.name)}, ${(review.durationMs / 1000).toFixed(1)} s`,
    `Verdict: ${VERDICT_WORDS[review.verdict]}. Gate ${colors.gate(review.gate, GATE_WORDS[review.gate])}: ${review.gateReason}`,
    ...review.tools
      .filter((tool) => tool.state === 'failed' || tool.state === 'degraded')
      .map((tool) => `${tool.name} ${tool.state}: ${printable(tool.reason ?? '')}`),
    ...skippedByReason(review.skipped).map(
      ({ reason, paths }) => `Not analysed, ${printable(reason)}: ${pathList(paths)}`,
    ),
    ...review.notices.map((notice) => `Note: ${printable(notice)}`),
  ];
  return `${lines.flatMap((line) => wrap(line, width)).join('\n')}\n`;
}

const SHOWN_PATHS = 3;

function pathList(paths: readonly string[]): string {
  const shown = paths.slice(0, SHOWN_PATHS).map(printable).join(', ');
  return paths.length > SHOWN_PATHS ? `${shown} and ${paths.length - SHOWN_PATHS} more` : shown;
}
