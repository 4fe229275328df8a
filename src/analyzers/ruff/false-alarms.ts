import type { RuffDiagnostic } from './diagnostic';
import { isPackageFace, isUsedElsewhere } from './import-use';
import { isTestFile } from './test-files';

/** The file makes names of its own while it runs. */
const FILLS_ITS_NAMES =
  /\bglobals\(\)(?:[ \t]*(?:\[|\.(?:update|setdefault)\b)|[ \t]*$)|\b_convert_?\(|^[ \t]*exec\(|\bvars\(\)\[/m;
/** The file asks which Python runs it. */
const KNOWS_PYTHON_2 = /\bsys\.version_info\b|\bPY[23]\b|\bNameError\b|\bsix\b/;
const PYTHON_2 = new Set([
  ...['unicode', 'long', 'basestring', 'xrange', 'unichr', 'raw_input', 'reduce', 'file'],
  ...['cmp', 'execfile', 'buffer', 'reload', 'intern', 'apply', 'coerce'],
]);

/** A file as its lines are asked about, once for all that ruff says of it. */
interface CheckedFile {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Tells of one file what ruff, which sees its text alone, cannot know to be right. */
export function falseAlarms({ path, text, lines }: CheckedFile): (diagnostic: RuffDiagnostic) => boolean {
  const fillsItsNames = once(() => FILLS_ITS_NAMES.test(text));
  const knowsPython2 = once(() => KNOWS_PYTHON_2.test(text));
  const inFunctions = once(() => rowsInFunctions(lines));
  return (diagnostic) => {
    const { code, message, start_location: from } = diagnostic;
    switch (code) {
      case 'F401':
        return isUsedElsewhere(diagnostic, path, text, lines);
      case 'F821': {
        const name = /`(\w+)`/.exec(message)?.[1] ?? '';
        if (name === '__path__') return isPackageFace(path);
        return fillsItsNames() || (PYTHON_2.has(name) && knowsPython2());
      }
      case 'F822':
        // The modules of a package count among its names.
        return isPackageFace(path) || fillsItsNames();
      case 'PLW0127':
        // `str = str` makes a name of the module or class of one from around it; in a function it does nothing.
        return !inFunctions().has(from.row);
      case 'PLR0124':
        // What differs from itself is no number.
        return /^(\w+)[ \t]*!=[ \t]*\1\b/.test(lines[from.row - 1]?.slice(from.column - 1) ?? '');
      case 'PT015':
        return !isTestFile(path);
      default:
        return false;
    }
  };
}

function once<T>(find: () => T): () => T {
  let known: { readonly answer: T } | null = null;
  return () => (known ??= { answer: find() }).answer;
}

/** The lines, from 1, whose innermost definition is a function and not a class. */
function rowsInFunctions(lines: readonly string[]): ReadonlySet<number> {
  const rows = new Set<number>();
  const around: { readonly indent: number; readonly isFunction: boolean }[] = [];
  for (const [at, line] of lines.entries()) {
    const code = line.trimStart();
    if (code === '' || code.startsWith('#')) continue;
    const indent = line.length - code.length;
    while (around.length > 0 && around.at(-1)!.indent >= indent) around.pop();
    if (around.at(-1)?.isFunction) rows.add(at + 1);
    const isFunction = /^(?:async\s+)?def\b/.test(code);
    if (isFunction || /^class\b/.test(code)) around.push({ indent, isFunction });
  }
  return rows;
}
