import type { RuffDiagnostic, RuffWire } from './diagnostic';

/** Statements that only Python 2 understands. */
const PYTHON_2 =
  /^\s*(?:print\s+["'\w%]|print\s*>>|exec\s+["'\w]|raise\s+[\w.]+\s*,|except\s+[\w.]+\s*,)|\b0[0-7]{2,}\b|\S\s*<>\s*\S|\bur["']|`[^`]+`/;

/** Places that a generator fills in: the file is no Python yet. */
const TEMPLATE = /\{\{.*\}\}|\{%.*%\}|<%.*%>/;

/** The one finding about a file that does not parse; null when it is a template of a file. */
export function describeSyntaxError(
  { message, start_location: { row } }: RuffDiagnostic,
  lines: readonly string[],
): RuffWire | null {
  // Ruff complains about an unclosed bracket behind the last line.
  const at = Math.max(1, Math.min(row, lastLine(lines)));
  const text = lines[at - 1] ?? '';
  if (TEMPLATE.test(text)) return null;
  return { code: PYTHON_2.test(text) ? 'python-2-syntax' : 'syntax-error', message, start: at, end: at };
}

/** Number of the last line that is not only the end of the one before. */
function lastLine(lines: readonly string[]): number {
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}
