import type { Finding } from '../../src/domain';
import type { LineItem, Mark } from '../open-set/read-set';
import { answers, classOf, isAboutNames } from './finding-class';

/** What was found in one labelled file. */
export interface ReviewedItem {
  readonly item: LineItem;
  readonly findings: readonly Finding[];
}

export interface Count {
  readonly labels: number;
  readonly found: number;
  /** Clean places that were flagged. */
  readonly flagged: number;
}

/** A label, and what found it. */
export interface LabelAnswer {
  readonly item: LineItem;
  readonly label: Mark;
  readonly by: readonly Finding[];
}

/** A finding on a line that is known to be good. */
export interface FalseAlarm {
  readonly item: LineItem;
  readonly line: number;
  readonly finding: Finding;
}

/** True for an item that tells only whether the whole file is bad. */
export function isByFile({ file_bad, labels, ok }: LineItem): boolean {
  return file_bad !== undefined && labels.length === 0 && ok.length === 0;
}

/** A label is found by a finding of its class that starts within one line of it. */
export function labelAnswers({ item, findings }: ReviewedItem, kind: Mark['kind']): readonly LabelAnswer[] {
  return item.labels
    .filter((label) => label.kind === kind)
    .map((label) => ({
      item,
      label,
      by: findings.filter(
        (finding) =>
          finding.lines !== null && Math.abs(finding.lines.start - label.line) <= 1 && answers(finding, label),
      ),
    }));
}

/** Good lines count exactly: a finding beside one may be about its neighbour. */
export function falseAlarms({ item, findings }: ReviewedItem, kind: Mark['kind']): readonly FalseAlarm[] {
  const ok = new Set(item.ok);
  return findings.flatMap((finding) => {
    const line = finding.lines?.start;
    if (line === undefined || !ok.has(line)) return [];
    return classOf(finding) === kind && !isAboutNames(finding) ? [{ item, line, finding }] : [];
  });
}

export function countLines(reviewed: readonly ReviewedItem[], kind: Mark['kind']): Count {
  const answered = reviewed.flatMap((each) => labelAnswers(each, kind));
  return {
    labels: answered.length,
    found: answered.filter(({ by }) => by.length > 0).length,
    flagged: sum(reviewed.map((each) => new Set(falseAlarms(each, kind).map(({ line }) => line)).size)),
  };
}

/** Any finding in the file counts. */
export function countFiles(reviewed: readonly ReviewedItem[]): Count {
  const flagged = (bad: boolean): number =>
    reviewed.filter(({ item, findings }) => item.file_bad === bad && findings.length > 0).length;
  return {
    labels: reviewed.filter(({ item }) => item.file_bad === true).length,
    found: flagged(true),
    flagged: flagged(false),
  };
}

/** Share of the labels that were found, 0..1. */
export function recall({ labels, found }: Count): number {
  return labels === 0 ? 0 : found / labels;
}

/** Share of right answers among all answers about labelled and good places, 0..1; 0 without any answer. */
export function precision({ found, flagged }: Count): number {
  return found + flagged === 0 ? 0 : found / (found + flagged);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
