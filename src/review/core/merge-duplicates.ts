import { compareSeverity, type ReviewFinding } from '../../domain';

/** What two tools may call the same weakness: the special one under the general, as MITRE's tree has them. */
const GENERAL: Readonly<Record<string, string>> = {
  'CWE-328': 'CWE-327',
  'CWE-326': 'CWE-327',
  'CWE-916': 'CWE-327',
  'CWE-77': 'CWE-78',
  'CWE-88': 'CWE-78',
  'CWE-94': 'CWE-95',
  'CWE-259': 'CWE-798',
  'CWE-321': 'CWE-798',
  'CWE-330': 'CWE-338',
  'CWE-23': 'CWE-22',
  'CWE-73': 'CWE-22',
  'CWE-116': 'CWE-79',
  'CWE-1333': 'CWE-400',
  'CWE-730': 'CWE-400',
  'CWE-776': 'CWE-611',
};

/**
 * One comment per defect: when two tools point at the same lines with the same CWE, the more severe finding stays (of equals the
 * first by rule id). Findings of one tool are not merged, it had its reasons to report both; but where its rule knows whence the data
 * comes, it need not say as well that it may come from anywhere. Nor are findings of different states: what was there before must not
 * hide what the change brings.
 */
export function mergeDuplicates(findings: readonly ReviewFinding[]): readonly ReviewFinding[] {
  const kept = new Map<string, ReviewFinding>();
  for (const finding of withoutGuesses(findings).sort(byWorth)) {
    const place = placeKey(finding);
    const other = kept.get(place);
    if (!other) kept.set(place, finding);
    else if (other.tool === finding.tool) kept.set(`${place} ${finding.fingerprint}`, finding);
  }
  return [...kept.values()];
}

function withoutGuesses(findings: readonly ReviewFinding[]): ReviewFinding[] {
  const ruleAt = (finding: ReviewFinding): string => `${finding.rule} ${placeKey(finding)}`;
  const followed = new Set(findings.filter(({ cause }) => cause !== undefined).map(ruleAt));
  return findings.filter((finding) => finding.cause !== undefined || !followed.has(ruleAt(finding)));
}

function placeKey(finding: ReviewFinding): string {
  if (finding.cwe === undefined || finding.lines === null) return finding.fingerprint;
  return JSON.stringify([finding.path, finding.state, finding.lines.start, GENERAL[finding.cwe] ?? finding.cwe]);
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
