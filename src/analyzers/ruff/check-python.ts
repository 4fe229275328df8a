import type { RuffDiagnostic, RuffWire } from './diagnostic';
import { withoutSilencing } from './silencing';
import { replacementOf } from './suggestion';
import { describeSyntaxError } from './syntax-error';

export interface RuffWorkspace {
  check(text: string): unknown;
}

export interface Ruff {
  readonly quality: RuffWorkspace;
  readonly security: RuffWorkspace;
}

/** A package's face imports names for others; a stub declares what it does not use. */
const FACE = /(^|\/)__init__\.pyi?$/;
const STUB = /\.pyi$/i;

/**
 * Checks one Python file. `# noqa` is honoured for quality, as Python users expect, but cannot hide a security finding: the change under
 * review must not decide that.
 */
export function checkPython(ruff: Ruff, path: string, content: string): readonly RuffWire[] {
  // A lone carriage return ends a line for ruff, not for git; a space keeps the numbers of lines and columns equal.
  const text = content.replace(/\r(?!\n)/g, ' ');
  const lines = text.split('\n');
  const quality = ruff.quality.check(text) as readonly RuffDiagnostic[];
  const broken = quality.find(({ code }) => code === null || code === 'invalid-syntax');
  // After a syntax error everything else is guesswork.
  if (broken) return [describeSyntaxError(broken, lines) ?? []].flat();
  if (STUB.test(path)) return [];
  const security = ruff.security.check(withoutSilencing(text)) as readonly RuffDiagnostic[];
  const kept = quality.filter((diagnostic) => !isExcused(diagnostic, path, text));
  return [...kept, ...security].map((diagnostic) => toWire(diagnostic, lines));
}

/** Imports that somebody uses where ruff does not look. */
function isExcused({ code, message }: RuffDiagnostic, path: string, text: string): boolean {
  if (code !== 'F401') return false;
  if (FACE.test(path) || message.includes('importlib.util.find_spec')) return true;
  const name = /`(?:[\w.]*\.)?(\w+)/.exec(message)?.[1];
  return name !== undefined && new RegExp(`#\\s*type:[^\\n]{0,300}\\b${name}\\b`).test(text);
}

function toWire(diagnostic: RuffDiagnostic, lines: readonly string[]): RuffWire {
  const { code, message, start_location: from, end_location: to } = diagnostic;
  const replacement = replacementOf(diagnostic, lines);
  if (replacement) return { code: code!, message, start: replacement.start, end: replacement.end, suggestion: replacement.text };
  // A range that ends before the first column of a line does not include that line.
  const end = to.column <= 1 && to.row > from.row ? to.row - 1 : to.row;
  return { code: code!, message, start: from.row, end };
}
