import type { Dependency } from '../config';
import { fileName } from './lock-format';

/** What a manifest wants of a registry. */
export interface Wish {
  readonly name: string;
  readonly range: string;
  readonly line: number;
}

/** Lists whose packages are in the lock file for certain. */
const LISTS: Readonly<Record<string, RegExp>> = {
  'package.json': /^(?:dependencies|devDependencies)$/,
  'composer.json': /^require(?:-dev)?$/,
  'Cargo.toml': /^(?!workspace|patch)/,
};
/** What the platform brings. */
const NO_PACKAGE = /^(?:php|ext-.+|lib-.+|composer-.+|python)$/;
/** From another place than the registry. */
const ELSEWHERE = /[:/@{]|^(?:workspace|link|file|portal|catalog|git)\b/;

/** Null for what comes from elsewhere, or may be missing in the lock file with reason. */
export function wishOf(path: string, { name, wanted, line, list }: Dependency): Wish | null {
  if (!(LISTS[fileName(path)] ?? /^/).test(list) || name === '' || NO_PACKAGE.test(name)) return null;
  if (!wanted.startsWith('{')) return ELSEWHERE.test(wanted) ? null : { name, range: wanted, line };
  if (/\b(?:path|git|url|workspace|registry|index|source|file)\s*=/.test(wanted)) return null;
  const range = /\bversion\s*=\s*"([^"]*)"/.exec(wanted)?.[1];
  // Cargo's way to call a package something else.
  const real = /\bpackage\s*=\s*"([^"]*)"/.exec(wanted)?.[1];
  return range === undefined ? null : { name: real ?? name, range, line };
}

/** Python's and NuGet's names are the same in any spelling. */
export function sameName(path: string): (name: string) => string {
  if (/(?:poetry|uv|pdm|Pipfile)\.lock$/.test(path)) return (name) => name.toLowerCase().replace(/[-_.]+/g, '-');
  return path.endsWith('packages.lock.json') ? (name) => name.toLowerCase() : (name) => name;
}
