import type { Diff, FileDiff, Hunk } from '../../../diff';
import type { Anchor, LineRange, TrackedFinding } from '../../../domain';

/** Where a finding can be commented on. */
export interface Placement {
  readonly anchor: Anchor;
  /** True when the anchor covers the finding's lines exactly, and they end in LF: then its suggestion can be applied. */
  readonly exact: boolean;
}

type Place = Pick<TrackedFinding, 'path' | 'lines' | 'side'>;

/**
 * Anchors on the new side of the diff. A range is covered as a whole when it lies in one hunk and the host can; else its first
 * added line stands for it, else its first line in the diff. Null where the diff shows none of its lines.
 */
export function placer(diff: Diff, multiLine: boolean): (place: Place) => Placement | null {
  const files = new Map(diff.files.map((file) => [file.newPath, file]));
  return ({ path, lines, side }) => {
    const file = path === null ? undefined : files.get(path);
    if (path === null || lines === null || side === 'old' || file === undefined) return null;
    return place(path, file, lines, multiLine);
  };
}

function place(path: string, file: FileDiff, lines: LineRange, multiLine: boolean): Placement | null {
  const hunks = file.hunks.filter((hunk) => hunk.newStart <= lines.end && lastLine(hunk) >= lines.start);
  const whole = hunks.find((hunk) => hunk.newStart <= lines.start && lastLine(hunk) >= lines.end);
  if (whole && (multiLine || lines.start === lines.end)) {
    return { anchor: { path, side: 'new', lines }, exact: !hasCarriageReturn(whole, lines) };
  }
  const line = bestLine(hunks, lines);
  return line === null ? null : { anchor: { path, side: 'new', lines: { start: line, end: line } }, exact: false };
}

function lastLine({ newStart, newCount }: Hunk): number {
  return newStart + newCount - 1;
}

function bestLine(hunks: readonly Hunk[], { start, end }: LineRange): number | null {
  let first: number | null = null;
  for (const hunk of hunks) {
    for (const { kind, newLine } of hunk.lines()) {
      if (newLine === null || newLine < start || newLine > end) continue;
      if (kind === 'added') return newLine;
      first ??= newLine;
    }
  }
  return first;
}

/** A suggestion would silently change these line ends. */
function hasCarriageReturn(hunk: Hunk, { start, end }: LineRange): boolean {
  for (const { newLine, text } of hunk.lines()) {
    if (newLine !== null && newLine >= start && newLine <= end && text.includes('\r')) return true;
  }
  return false;
}
