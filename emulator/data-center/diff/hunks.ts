import type { DiffLine, FileDiff, Hunk } from '../../diff';
import { pathJson } from '../rest/representation/paths';

const TYPES = { added: 'ADDED', removed: 'REMOVED', context: 'CONTEXT' } as const;
const LONGEST_LINE = 5_000;

/** The diffs of an answer, and whether the cap on lines cut any of them. */
export interface CutDiffs {
  readonly diffs: readonly Record<string, unknown>[];
  readonly truncated: boolean;
}

/** Files as hunks of segments. After `mostLines` lines in all, the rest is left out and marked so at every level. */
export function diffsJson(files: readonly FileDiff[], mostLines: number): CutDiffs {
  const budget = { left: mostLines };
  const diffs = files.map((file) => fileJson(file, budget));
  return { diffs, truncated: diffs.some(({ truncated }) => truncated === true) };
}

interface Budget {
  left: number;
}

function fileJson({ oldPath, newPath, isBinary, hunks }: FileDiff, budget: Budget): Record<string, unknown> {
  const paths = {
    source: oldPath === null ? null : pathJson(oldPath),
    destination: newPath === null ? null : pathJson(newPath),
  };
  if (isBinary) return { ...paths, binary: true, truncated: false };
  if (hunks.length === 0) return { ...paths, truncated: false };
  const shown: Record<string, unknown>[] = [];
  for (const hunk of hunks) {
    if (budget.left <= 0) return { ...paths, ...(shown.length === 0 ? {} : { hunks: shown }), truncated: true };
    shown.push(hunkJson(hunk, budget));
  }
  return { ...paths, hunks: shown, truncated: shown.some(({ truncated }) => truncated === true) };
}

function hunkJson(hunk: Hunk, budget: Budget): Record<string, unknown> {
  const segments: Record<string, unknown>[] = [];
  let source = hunk.oldStart;
  let destination = hunk.newStart;
  for (const run of runsOf(hunk.lines)) {
    if (budget.left <= 0) break;
    const kept = run.slice(0, budget.left);
    budget.left -= kept.length;
    const lines = kept.map((line) => {
      const shown = { source, destination, ...textJson(line.text) };
      if (line.kind !== 'added') source += 1;
      if (line.kind !== 'removed') destination += 1;
      return shown;
    });
    segments.push({ type: TYPES[run[0]!.kind], lines, truncated: kept.length < run.length });
  }
  const count = (kind: DiffLine['kind']): number => hunk.lines.filter((line) => line.kind !== kind).length;
  const shown = segments.reduce((sum, { lines }) => sum + (lines as readonly unknown[]).length, 0);
  return {
    ...(hunk.heading === '' ? {} : { context: hunk.heading }),
    sourceLine: hunk.oldStart,
    sourceSpan: count('added'),
    destinationLine: hunk.newStart,
    destinationSpan: count('removed'),
    segments,
    truncated: shown < hunk.lines.length,
  };
}

function textJson(text: string): Record<string, unknown> {
  return { line: text.slice(0, LONGEST_LINE), truncated: text.length > LONGEST_LINE };
}

/** Neighbouring lines of one kind. */
function runsOf(lines: readonly DiffLine[]): readonly (readonly DiffLine[])[] {
  const runs: DiffLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === line.kind) last.push(line);
    else runs.push([line]);
  }
  return runs;
}
