import type { FileDiff } from '../../diff';
import type { SkippedFile } from '../../domain';
import { globs } from './globs';
import { LOCK_FILE, machineMadeByContent, machineMadeByPath } from './written-by-machines';

export interface PathGlobs {
  /** Empty means every path. */
  readonly include: readonly string[];
  readonly ignore: readonly string[];
}

export interface Selection {
  readonly selected: readonly FileDiff[];
  /** Lock files: skipped as files to read, and worth comparing. */
  readonly locks: readonly FileDiff[];
  readonly skipped: readonly SkippedFile[];
}

/** Files of the change that are worth reading, by what the diff and the path tell. Deleted files have nothing to read: left out in silence. */
export function selectFiles(files: readonly FileDiff[], globs: PathGlobs): Selection {
  const outside = pathFilter(globs);
  const selected: FileDiff[] = [];
  const locks: FileDiff[] = [];
  const skipped: SkippedFile[] = [];
  for (const file of files) {
    if (file.newPath === null) continue;
    const reason = outside(file.newPath) ?? specialFile(file) ?? machineMadeByPath(file.newPath);
    if (reason === null) selected.push(file);
    else skipped.push({ path: file.newPath, reason });
    if (reason === LOCK_FILE) locks.push(file);
  }
  return { selected, locks, skipped };
}

/** Whether a path alone speaks for a file that people write and the rules have reviewed. */
export function worthReading(globs: PathGlobs): (path: string) => boolean {
  const outside = pathFilter(globs);
  return (path) => outside(path) === null && machineMadeByPath(path) === null;
}

const NOT_INCLUDED = 'not among the included paths';
const IGNORED = 'ignored by the rules file';

function pathFilter({ include, ignore }: PathGlobs): (path: string) => string | null {
  const included = include.length > 0 ? globs(include) : () => true;
  const ignored = ignore.length > 0 ? globs(ignore) : () => false;
  return (path) => (!included(path) ? NOT_INCLUDED : ignored(path) ? IGNORED : null);
}

/** True when somebody decided that the file is not reviewed, as opposed to a limit or an outage. */
export function isLeftOutByRules({ reason }: SkippedFile): boolean {
  return reason === NOT_INCLUDED || reason === IGNORED;
}

function specialFile(file: FileDiff): string | null {
  const mode = file.newMode ?? file.oldMode;
  if (mode === '120000') return 'a symbolic link';
  if (mode === '160000') return 'a submodule';
  return file.binary ? 'binary' : null;
}

const SNIFFED_BYTES = 8192;

/** Why a content that was read is not analysed after all, or null. */
export function skipByContent(path: string, bytes: Uint8Array): string | null {
  return unreadable(bytes) ?? machineMadeByContent(path, new TextDecoder().decode(bytes.subarray(0, SNIFFED_BYTES)));
}

/** Why bytes are no text that Loom reads, or null. */
export function unreadable(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, SNIFFED_BYTES);
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff))
    return 'UTF-16 text: only UTF-8 is analysed';
  if (start.includes(0)) return 'binary';
  return isUtf8(bytes) ? null : 'not valid UTF-8';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
