import type { FileDiff, LineMap } from '../../diff';
import type { Finding, FindingState, LineRange, ReviewFinding } from '../../domain';
import { fingerprints, locate, type Located } from './fingerprint';
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

/** What a comparison of both ends said about one file. */
export interface ComparedFile {
  readonly diff: FileDiff;
  readonly lines: LineMap;
  /** Of the head. */
  readonly head: readonly string[];
  readonly findings: readonly Finding[];
}

/** What a comparison found came with the change; it stands on the first line of its range that was added, if any was. */
export function placeComparisons(files: readonly ComparedFile[]): readonly ReviewFinding[] {
  return files.flatMap(({ diff, lines, head, findings }) => {
    const added = lines.addedRanges();
    const located = findings.map((finding) => locate(onAddedLine(finding, added), head));
    const identities = fingerprints(located, diff.oldPath ?? diff.newPath);
    return located.map(({ finding }, index): ReviewFinding => ({
      ...finding,
      state: isShown(diff, finding) ? 'new' : 'outside_diff',
      side: 'new',
      fingerprint: identities[index]!,
    }));
  });
}

function onAddedLine(finding: Finding, added: readonly LineRange[]): Finding {
  const { lines } = finding;
  const touched = lines && added.find(({ start, end }) => start <= lines.end && end >= lines.start);
  if (!lines || !touched) return finding;
  return { ...finding, lines: { start: Math.max(lines.start, touched.start), end: Math.min(lines.end, touched.end) } };
}

/** Beside what was only taken out stand lines that nobody touched. */
function isShown({ hunks }: FileDiff, { lines }: Finding): boolean {
  return (
    lines === null || hunks.some(({ newStart, newCount }) => newStart <= lines.end && newStart + newCount > lines.start)
  );
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

export function touches(added: readonly LineRange[], { start, end }: LineRange): boolean {
  return added.some((range) => range.start <= end && range.end >= start);
}
