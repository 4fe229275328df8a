import type { RuffDiagnostic } from './diagnostic';

const FACE = /(^|\/)__init__\.py$/;
/** Where a project keeps what is there in one version of Python and not in another. */
const COMPATIBLE = /(^|\/)_?compat\.py$/;
/** What does something itself; a file that does nothing but import, several times, is a face, too. */
const WORKS = /^[ \t]*(?:def|class|async|for|while|with|return|print|raise|assert)\b|^[ \t]*[\w.]+\(/m;
const SEVERAL = 3;

/** A package's face imports names for others. */
export function isPackageFace(path: string): boolean {
  return FACE.test(path);
}

/** True for an "unused" import that serves somebody whom ruff does not see: importers of the package, or a comment with a type. */
export function isUsedElsewhere(
  { message, start_location: at }: RuffDiagnostic,
  path: string,
  text: string,
  lines: readonly string[],
): boolean {
  // An import that is tried, to see whether the library is there.
  if (message.includes('importlib.util.find_spec')) return true;
  if (isPackageFace(path) || COMPATIBLE.test(path) || onlyImports(text)) return true;
  if (/#[ \t]*pylint:[ \t]*disable=[\w,-]*unused-import\b/.test(lines[at.row - 1] ?? '')) return true;
  const name = /(\w+)`/.exec(message)?.[1];
  return name !== undefined && new RegExp(`#\\s{0,4}type:[^\\n]{0,300}\\b${name}\\b`).test(text);
}

function onlyImports(text: string): boolean {
  return (text.match(/^(?:from|import)\b/gm)?.length ?? 0) >= SEVERAL && !WORKS.test(text);
}
