import { compareSeverity, type TrackedFinding } from '../../../domain';
import type { Output } from '../../../rules-file';

/** Most serious first, then by path and line: the order in which findings are told. */
export function sortTracked(findings: readonly TrackedFinding[]): readonly TrackedFinding[] {
  return [...findings].sort(
    (a, b) =>
      compareSeverity(a.severity, b.severity) ||
      compareText(a.path ?? '', b.path ?? '') ||
      (a.lines?.start ?? 0) - (b.lines?.start ?? 0) ||
      compareText(a.rule, b.rule) ||
      compareText(a.fingerprint, b.fingerprint),
  );
}

/** The order of the summary's table; findings that share a group keep theirs. */
export function orderFindings(
  findings: readonly TrackedFinding[],
  groupBy: Output['groupBy'],
  pipelineOf: (finding: TrackedFinding) => string,
): readonly TrackedFinding[] {
  switch (groupBy) {
    case 'file':
      return stableBy(findings, ({ path }) => path ?? '');
    case 'pipeline':
      return stableBy(findings, pipelineOf);
    case 'severity':
    case 'none':
      return findings;
  }
}

function stableBy(
  findings: readonly TrackedFinding[],
  key: (finding: TrackedFinding) => string,
): readonly TrackedFinding[] {
  return [...findings].sort((a, b) => compareText(key(a), key(b)));
}

/** By code units: the same order on every machine, whatever its locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
