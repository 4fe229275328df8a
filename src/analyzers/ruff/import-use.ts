import type { RuffDiagnostic } from './diagnostic';

/** A package's face imports names for others. */
const FACE = /(^|\/)__init__\.py$/;

/** True for an "unused" import that serves somebody whom ruff does not see: importers of the package, or a comment with a type. */
export function isUsedElsewhere({ code, message }: RuffDiagnostic, path: string, text: string): boolean {
  if (code !== 'F401') return false;
  // An import that is tried, to see whether the library is there.
  if (FACE.test(path) || message.includes('importlib.util.find_spec')) return true;
  const name = /(\w+)`/.exec(message)?.[1];
  return name !== undefined && new RegExp(`#\\s{0,4}type:[^\\n]{0,300}\\b${name}\\b`).test(text);
}
