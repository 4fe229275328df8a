import type { FileDiff, LineMap } from '../../diff';
import type { FindingState, LineRange, ReviewFinding } from '../../domain';
import { fingerprints, type Located } from './fingerprint';
import { identifyFindings } from './identify';
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
  const identities = identifyFindings(files, matches);
  return files.flatMap((file) => {
    const added = file.lines.addedRanges();
    const place = (each: Located, state: FindingState, side: 'old' | 'new'): ReviewFinding => ({
      ...each.finding,
      state,
      side,
      fingerprint: identities.get(each)!,
    });
    const gone = file.base.filter((each) => !partners.has(each) && canBeFixed(file, each));
    return [
      ...file.head.map((each) =>
        place(each, matches.has(each) ? 'there_before' : unmatchedState(file, added, each), 'new'),
      ),
      ...gone.map((each) => place(each, 'fixed', 'old')),
    ];
  });
}

/** Findings about the change itself have no base to be compared with: all of them are new. */
export function placeChangeFindings(located: readonly Located[]): readonly ReviewFinding[] {
  const byPath = new Map<string | null, Located[]>();
  for (const each of located) byPath.set(each.finding.path, [...(byPath.get(each.finding.path) ?? []), each]);
  return [...byPath].flatMap(([path, group]) => {
    const identities = fingerprints(group, path);
    return group.map(
      ({ finding }, index) => ({ ...finding, state: 'new', side: 'new', fingerprint: identities[index]! }) as const,
    );
  });
}

function unmatchedState(file: AnalysedFile, added: readonly LineRange[], { finding }: Located): FindingState {
  const inDiff = finding.lines === null ? file.diff.oldPath === null : touches(added, finding.lines);
  if (inDiff) return 'new';
  return file.baseUnknown.has(finding.tool) ? 'there_before' : 'outside_diff';
}

/** The source of a copy is still as it was, and what a tool gave up on the head may still be there. */
function canBeFixed({ diff, headUnknown }: AnalysedFile, { finding }: Located): boolean {
  return diff.status !== 'copied' && !headUnknown.has(finding.tool);
}

function touches(added: readonly LineRange[], { start, end }: LineRange): boolean {
  return added.some((range) => range.start <= end && range.end >= start);
}
