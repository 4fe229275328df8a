import type { Diff, DiffLine, FileDiff } from '../model';
import { parseDiff } from '../parser';

/** The diff of a text, for tests that write one out. */
export function diffOf(...lines: readonly string[]): Diff {
  return parseDiff(Buffer.from(lines.map((line) => `${line}\n`).join('')));
}

/** The only file of a diff. */
export function onlyFile(diff: Diff): FileDiff {
  expect(diff.files).toHaveLength(1);
  return diff.files[0]!;
}

export function linesOf(file: FileDiff): DiffLine[] {
  return file.hunks.flatMap((hunk) => [...hunk.lines()]);
}

/** Everything a diff says as plain data, text included, so that two diffs can be compared. */
export function spelledOut(diff: Diff): unknown {
  const files = diff.files.map((file) => ({
    paths: [file.status, file.oldPath, file.newPath],
    details: [file.oldMode, file.newMode, file.oldBlob, file.newBlob, file.binary, file.similarity],
    counts: [file.additions, file.deletions],
    hunks: file.hunks.map((hunk) => ({
      ranges: [hunk.oldStart, hunk.oldCount, hunk.newStart, hunk.newCount, hunk.section],
      lines: [...hunk.lines()],
    })),
  }));
  return { files, notes: diff.notes, totals: [diff.additions, diff.deletions, diff.truncated] };
}
