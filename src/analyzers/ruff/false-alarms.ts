import type { RuffDiagnostic } from './diagnostic';
import { isTestFile } from './test-files';

const FACE = /(^|\/)__init__\.py$/;
/** The file makes names of its own while it runs. */
const FILLS_ITS_NAMES =
  /\bglobals\(\)(?:[ \t]*(?:\[|\.(?:update|setdefault)\b)|[ \t]*$)|\b_convert_?\(|^[ \t]*exec\(|\bvars\(\)\[/m;
/** The file asks which Python runs it. */
const KNOWS_PYTHON_2 = /\bsys\.version_info\b|\bPY[23]\b|\bNameError\b|\bsix\b/;
const PYTHON_2 = new Set(
  'unicode long basestring xrange unichr raw_input reduce file cmp execfile buffer reload intern apply coerce'.split(
    ' ',
  ),
);

/** True for what ruff, which sees the text of one file alone, cannot know to be right. */
export function isFalseAlarm(
  { code, message, start_location: at }: RuffDiagnostic,
  path: string,
  text: string,
): boolean {
  switch (code) {
    case 'F821': {
      const name = /`(\w+)`/.exec(message)?.[1] ?? '';
      if (name === '__path__') return FACE.test(path);
      return FILLS_ITS_NAMES.test(text) || (PYTHON_2.has(name) && KNOWS_PYTHON_2.test(text));
    }
    case 'F822':
      // The modules of a package count among its names.
      return FACE.test(path) || FILLS_ITS_NAMES.test(text);
    case 'PLW0127':
      return !isInFunction(text.split('\n'), at.row);
    case 'PLR0124':
      // What differs from itself is no number.
      return /\b(\w+)[ \t]*!=[ \t]*\1\b/.test(text.split('\n')[at.row - 1] ?? '');
    case 'PT015':
      return !isTestFile(path);
    default:
      return false;
  }
}

/** `str = str` makes a name of the module or class of one from around it; in a function it does nothing. */
function isInFunction(lines: readonly string[], row: number): boolean {
  let depth = indentOf(lines[row - 1] ?? '');
  for (let at = row - 2; at >= 0 && depth > 0; at -= 1) {
    const line = lines[at]!;
    if (/^\s*(?:#|$)/.test(line) || indentOf(line) >= depth) continue;
    if (/^\s*(?:async\s+)?def\b/.test(line)) return true;
    if (/^\s*class\b/.test(line)) return false;
    depth = indentOf(line);
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
