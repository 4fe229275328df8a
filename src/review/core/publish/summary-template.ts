import { parseTemplate, renderTemplate, type TemplateRecord } from '../../../rules-file';
import { GATE_WORDS } from '../render/wording';
import { prose } from './bitbucket-text';
import {
  aboutThisReview,
  commitOf,
  findingsTable,
  headlineOf,
  remarksOf,
  type SummaryInput,
  totalsOf,
} from './summary-parts';
import { summaryCells } from './summary-row';

/**
 * The summary as a template of the rules file has it. Findings without a comment of their own, and remarks, are added where the
 * template has no place for them: nothing is silently left out.
 * @returns null when the template gives nothing, or more than `room` letters
 */
export function summaryByTemplate(template: string, input: SummaryInput, room: number): string | null {
  const parsed = parseTemplate(template);
  const rendered = parsed.ok ? renderTemplate(parsed.template, valuesOf(input, room), room) : null;
  const text = rendered?.text.trim() ?? '';
  if (rendered === null || text === '') return null;
  const has = (...names: readonly string[]): boolean => names.some((name) => rendered.used.has(name));
  const left = room - text.length;
  const parts = [
    text,
    ...(has('table', 'findings') ? [] : findingsTable(input, left / 2)),
    ...(has('remarks') ? [] : aboutThisReview(remarksOf(input), left / 3)),
  ];
  const whole = parts.join('\n\n');
  return whole.length <= room ? whole : null;
}

/** By the names of `SUMMARY_VARIABLES`. Whatever comes from the change or a tool is escaped here as in the built-in summary. */
function valuesOf(input: SummaryInput, room: number): TemplateRecord {
  const { judgement, inline, elsewhere, changedFiles } = input;
  const { verdict, gate, counts, fixed, dismissed } = judgement;
  return {
    headline: headlineOf(input),
    verdict,
    totals: totalsOf(input),
    gate: { answer: GATE_WORDS[gate.answer], reason: prose(gate.reason) },
    counts: { ...counts },
    fixed,
    dismissed,
    inline,
    changed_files: changedFiles,
    commit: commitOf(input),
    table: findingsTable(input, room / 2).join('\n\n'),
    findings: elsewhere.map((finding) => ({ ...summaryCells(finding) })),
    remarks: remarksOf(input),
  };
}
