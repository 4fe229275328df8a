import type { RuffDiagnostic } from './diagnostic';

/** Fixes that ruff documents as always safe and that stay inside their statement. The wasm build does not say which ones are. */
const CERTAIN_FIXES: ReadonlySet<string> = new Set([
  'F401',
  'F504',
  'F522',
  'F523',
  'F632',
  'F901',
  'B033',
  'ASYNC115',
]);

const MAX_LINES = 12;

/** New text for whole lines, from 1, both ends included. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The fix as whole lines, or null when it is not certain, takes the lines away, or has more than one part. */
export function replacementOf(
  { code, fix, start_location: at }: RuffDiagnostic,
  lines: readonly string[],
): Replacement | null {
  const [edit, ...others] = fix?.edits ?? [];
  if (!edit || others.length > 0 || code === null || !CERTAIN_FIXES.has(code)) return null;
  const { location: from, end_location: to } = edit;
  const first = lines[from.row - 1];
  const last = lines[to.row - 1];
  if (
    first === undefined ||
    last === undefined ||
    at.row < from.row ||
    at.row > to.row ||
    to.row - from.row >= MAX_LINES
  )
    return null;
  const text = `${first.slice(0, from.column - 1)}${edit.content ?? ''}${last.slice(to.column - 1)}`;
  if (text.trim() === '' || text.includes('\r') || to.column === 1) return null;
  return { start: from.row, end: to.row, text };
}
