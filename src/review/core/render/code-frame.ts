import type { LineRange } from '../../../domain';
import { printable } from './printable';

const MOST_LINES = 6;

/** The flagged lines with their numbers, cut to `width` columns; of a long range the first lines. */
export function codeFrame(lines: readonly string[], range: LineRange, width: number): readonly string[] {
  const end = Math.min(range.end, lines.length, range.start + MOST_LINES - 1);
  const gutter = String(end).length;
  const shown: string[] = [];
  for (let line = range.start; line <= end; line += 1) {
    const text = `${String(line).padStart(gutter)} │ ${printable(lines[line - 1] ?? '')}`;
    shown.push(text.length > width ? `${text.slice(0, width - 1)}…` : text.trimEnd());
  }
  return range.end > end && end < lines.length ? [...shown, `${' '.repeat(gutter)} │ …`] : shown;
}
