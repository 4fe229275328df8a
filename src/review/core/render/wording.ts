import type { Review, ReviewFinding, SkippedFile } from '../../../domain';
import { isBrought } from '../gate';

/** Findings a format lists: what the change brings, or all of them. */
export function listed(review: Review, all: boolean): readonly ReviewFinding[] {
  return all ? review.findings : review.findings.filter(isBrought);
}

/** `a.js:3`, `a.js:3-5`, `a.js`, or null for the change as a whole. */
export function placeOf({ path, lines }: Pick<ReviewFinding, 'path' | 'lines'>): string | null {
  if (path === null) return null;
  if (lines === null) return path;
  return lines.start === lines.end ? `${path}:${lines.start}` : `${path}:${lines.start}-${lines.end}`;
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** `2 blockers, 1 warning`, or `nothing`. */
export function countsBySeverity(findings: readonly ReviewFinding[]): string {
  const of = (severity: ReviewFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    of('blocker') && count(of('blocker'), 'blocker'),
    of('warning') && count(of('warning'), 'warning'),
    of('info') && `${of('info')} info`,
  ];
  return parts.filter(Boolean).join(', ') || 'nothing';
}

/** Skipped files by reason, most frequent first. */
export function skippedByReason(
  skipped: readonly SkippedFile[],
): readonly { reason: string; paths: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { path, reason } of skipped) {
    const paths = groups.get(reason);
    if (paths) paths.push(path);
    else groups.set(reason, [path]);
  }
  return [...groups].map(([reason, paths]) => ({ reason, paths })).sort((a, b) => b.paths.length - a.paths.length);
}

export const VERDICT_WORDS = { approve: 'approve', comment: 'comment', request_changes: 'request changes' } as const;
export const GATE_WORDS = { pass: 'passed', fail: 'failed', not_evaluated: 'not evaluated' } as const;
export const STATE_WORDS = {
  new: '',
  outside_diff: 'outside the diff',
  there_before: 'there before',
  fixed: 'fixed',
} as const;
