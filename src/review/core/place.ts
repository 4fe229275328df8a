import type { FileDiff, LineMap } from '../../diff';
import type { FindingState, ReviewFinding } from '../../domain';
import { fingerprints, type Located } from './fingerprint';
import { matchFindings } from './match';

/** What the analyzers said about one file of the change, at both ends. */
export interface AnalysedFile {
  readonly diff: FileDiff;
  readonly lines: LineMap;
  readonly base: readonly Located[];
  readonly head: readonly Located[];
  /** Tools that could not analyse the base version: what they find now may be old. */
  readonly baseUnknown: ReadonlySet<string>;
  /** Tools that could not analyse the head version: what they do not find now may still be there. */
  readonly headUnknown: ReadonlySet<string>;
}

/**
 * States and identities for all findings of the files.
 * Where the base could not be analysed, only added lines are blamed on the change; where the head could not be, nothing counts as fixed.
 */
export function placeFindings(files: readonly AnalysedFile[]): readonly ReviewFinding[] {
  const matches = matchFindings(files.map(({ base, head, lines }) => ({ base, head, tracker: lines })));
  const partners = new Set(matches.values());
  return files.flatMap((file) => {
    const gone = file.base.filter((each) => !partners.has(each) && !file.headUnknown.has(each.finding.tool));
    return [
      ...identify(file, file.head, (each) => headState(file, each, matches.has(each)), 'new'),
      ...identify(file, gone, () => 'fixed', 'old'),
    ];
  });
}

/** Findings about the change itself have no base to be compared with: all of them are new. */
export function placeChangeFindings(located: readonly Located[]): readonly ReviewFinding[] {
  const byPath = new Map<string | null, Located[]>();
  for (const each of located) byPath.set(each.finding.path, [...(byPath.get(each.finding.path) ?? []), each]);
  return [...byPath].flatMap(([path, group]) => {
    const identities = fingerprints(group, path);
    return group.map(({ finding }, index) => ({ ...finding, state: 'new', side: 'new', fingerprint: identities[index]! }) as const);
  });
}

function headState(file: AnalysedFile, { finding }: Located, matched: boolean): FindingState {
  if (matched) return 'there_before';
  const inDiff = finding.lines === null ? file.diff.oldPath === null : touchesAdded(file.lines, finding.lines.start, finding.lines.end);
  if (inDiff) return 'new';
  return file.baseUnknown.has(finding.tool) ? 'there_before' : 'outside_diff';
}

function touchesAdded(lines: LineMap, start: number, end: number): boolean {
  return lines.addedRanges().some((range) => range.start <= end && range.end >= start);
}

function identify(
  { diff }: AnalysedFile,
  located: readonly Located[],
  state: (each: Located) => FindingState,
  side: 'old' | 'new',
): ReviewFinding[] {
  const identities = fingerprints(located, stablePath(diff));
  return located.map((each, index) => ({ ...each.finding, state: state(each), side, fingerprint: identities[index]! }));
}

/** A copy is a file of its own; a renamed file is still the old one. */
function stablePath({ status, oldPath, newPath }: FileDiff): string | null {
  return status === 'copied' ? newPath : (oldPath ?? newPath);
}
