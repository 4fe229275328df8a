import { compareSeverity, type ReviewFinding } from '../../domain';

/**
 * One comment per defect: when two tools point at the same lines with the same CWE, the more severe finding stays (of equals the
 * first by rule id). Findings of one tool are never merged: it had its reasons to report both. Nor are findings of different
 * states: what was there before must not hide what the change brings.
 */
export function mergeDuplicates(findings: readonly ReviewFinding[]): readonly ReviewFinding[] {
  const kept = new Map<string, ReviewFinding>();
  for (const finding of [...findings].sort(byWorth)) {
    const place = placeKey(finding);
    const other = kept.get(place);
    if (!other) kept.set(place, finding);
    else if (other.tool === finding.tool) kept.set(`${place} ${finding.fingerprint}`, finding);
  }
  return [...kept.values()];
}

function placeKey(finding: ReviewFinding): string {
  if (finding.cwe === undefined || finding.lines === null) return finding.fingerprint;
  return JSON.stringify([finding.path, finding.state, finding.lines.start, finding.cwe]);
}

function byWorth(a: ReviewFinding, b: ReviewFinding): number {
  return compareSeverity(a.severity, b.severity) || compareText(a.rule, b.rule);
}

/** Most serious first, then by path and line: the order in which findings are shown. */
export function sortFindings(findings: readonly ReviewFinding[]): readonly ReviewFinding[] {
  return [...findings].sort(
    (a, b) =>
      compareSeverity(a.severity, b.severity) ||
      compareText(a.path ?? '', b.path ?? '') ||
      (a.lines?.start ?? 0) - (b.lines?.start ?? 0) ||
      compareText(a.rule, b.rule) ||
      compareText(a.fingerprint, b.fingerprint),
  );
}

/** By code units: the same order on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
