/** The part of ruff's answer that is used. */
export interface RuffDiagnostic {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: { readonly row: number; readonly column: number };
  readonly end_location: { readonly row: number; readonly column: number };
}

export interface RuffWorkspace {
  check(text: string): unknown;
}

/** What the worker sends: ruff's code, or `syntax-error`. */
export interface RuffWire {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const TESTS = /(^|\/)(tests?|testing)\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/;

/** Weaknesses that are the point of a test, or do no harm in one. */
const FINE_IN_TESTS = new Set([
  'S103',
  'S105',
  'S106',
  'S107',
  'S108',
  'S113',
  'S307',
  'S310',
  'S324',
  'S602',
  'S604',
  'S605',
  'S608',
  'F841',
  'B018',
  'B015',
]);

/**
 * Checks one Python file. `# noqa` is honoured for bugs, as Python users expect, but cannot hide a security finding: the change under
 * review must not decide that.
 */
export function checkPython(
  ruff: { bugs: RuffWorkspace; security: RuffWorkspace },
  path: string,
  text: string,
): readonly RuffWire[] {
  const bugs = (ruff.bugs.check(text) as readonly RuffDiagnostic[]).map(toWire);
  const broken = bugs.find((wire) => wire.code === 'syntax-error');
  // After a syntax error everything else is guesswork.
  if (broken) return [broken];
  const security = (ruff.security.check(withoutNoqa(text)) as readonly RuffDiagnostic[]).map(toWire);
  const all = [...bugs, ...security];
  return TESTS.test(path) ? all.filter((wire) => !FINE_IN_TESTS.has(wire.code)) : all;
}

/** The same text, character for character in the same place, without ruff's ways to silence a line, a block or a file. */
function withoutNoqa(text: string): string {
  return text.replace(/(#[^\n]*?)noqa/gi, '$1n_qa').replace(/(#\s*)ruff(?=\s*:)/gi, '$1r_ff');
}

function toWire({ code, message, start_location: start, end_location: end }: RuffDiagnostic): RuffWire {
  return {
    code: code === null || code === 'invalid-syntax' ? 'syntax-error' : code,
    message,
    start: start.row,
    // A range that ends before the first column of a line does not include that line.
    end: end.column <= 1 && end.row > start.row ? end.row - 1 : end.row,
  };
}
