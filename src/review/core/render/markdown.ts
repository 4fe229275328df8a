import { type Review, type ReviewFinding, SEVERITIES } from '../../../domain';
import { isBrought } from '../gate';
import { printable } from './printable';
import {
  count,
  countsBySeverity,
  GATE_WORDS,
  listed,
  placeOf,
  skippedByReason,
  STATE_WORDS,
  VERDICT_WORDS,
} from './wording';

const HEADINGS = { blocker: 'Blockers', warning: 'Warnings', info: 'Information' } as const;

/** The review as Markdown for a comment or a build log. Text from the repository cannot break the markup or mention people. */
export function renderMarkdown(review: Review, { all }: { readonly all: boolean }): string {
  const findings = listed(review, all);
  const brought = review.findings.filter(isBrought);
  return [
    `## Loom: ${VERDICT_WORDS[review.verdict]}`,
    `**${countsBySeverity(brought)}** in ${count(review.changedFiles, 'changed file')} (+${review.additions} −${review.deletions}). Gate ${GATE_WORDS[review.gate]}: ${escape(review.gateReason)}`,
    ...SEVERITIES.flatMap((severity) =>
      section(
        HEADINGS[severity],
        findings.filter((finding) => finding.severity === severity),
      ),
    ),
    ...remarks(review),
    '',
  ].join('\n\n');
}

function section(heading: string, findings: readonly ReviewFinding[]): string[] {
  return findings.length === 0 ? [] : [`### ${heading}`, ...findings.map(item)];
}

function item(finding: ReviewFinding): string {
  const place = placeOf(finding);
  const facts = [code(finding.rule), finding.cwe, STATE_WORDS[finding.state]].filter(Boolean).join(', ');
  const help = finding.helpUrl === undefined ? '' : ` [why](${encodeURI(finding.helpUrl)})`;
  const line = `- ${place === null ? '' : `${code(place)}: `}${escape(finding.message)} (${facts})${help}`;
  return finding.suggestion === undefined ? line : `${line}\n\n${indent(fenced(finding.suggestion))}`;
}

function remarks(review: Review): string[] {
  const tools = review.tools.filter((tool) => tool.state === 'failed' || tool.state === 'degraded');
  const lines = [
    ...review.notices.map(escape),
    ...tools.map((tool) => `${tool.name} ${tool.state}: ${escape(tool.reason ?? '')}`),
    ...skippedByReason(review.skipped).map(
      ({ reason, paths }) => `${count(paths.length, 'file')} not analysed: ${escape(reason)}`,
    ),
  ];
  return lines.length === 0 ? [] : ['### About this review', lines.map((line) => `- ${line}`).join('\n')];
}

/** Every character that Markdown, HTML or a mention could start with is escaped; a zero-width space keeps `@name` from pinging. */
function escape(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u200b');
}

/** A code span whose fence is longer than any run of backticks inside. */
function code(text: string): string {
  const shown = printable(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Tabs stay as they are: a suggestion is copied into the file. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text.replace(/[^\n\t]+/g, printable)}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
