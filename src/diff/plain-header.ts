import { FileRecord } from './file-record';
import { decodeName, isDevNull, nameOn, type Strip } from './header-name';
import { isEpoch, lengthBeforeDate } from './timestamp';

/**
 * Reads the pair of lines `--- old` and `+++ new` of a diff without git's header. It keeps what the first telling pair says about
 * prefixes: when its names have no directory, the names of the input carry no `a/` and `b/`.
 */
export class PlainNames {
  private unprefixed = false;

  /** `oldText` and `newText` follow the markers. Null when no name is found. */
  read(oldText: string, newText: string): FileRecord | null {
    this.unprefixed ||= isUnprefixed(oldText, newText);
    const strip = this.unprefixed ? 0 : 1;
    const oldName = isDevNull(oldText) ? null : dated(oldText, strip);
    // Two absent sides make no sense; git then reads the second as a name, and so do we.
    const newName = isDevNull(newText) && oldName !== null ? null : dated(newText, strip);
    const name = shorterOf(oldName, newName);
    if (name === null) return null;
    const path = decodeName(name);
    if (oldName === null || isEpoch(oldText)) return new FileRecord('added', null, path);
    if (newName === null || isEpoch(newText)) return new FileRecord('deleted', path, null);
    return new FileRecord('modified', path, path);
  }
}

function isUnprefixed(oldText: string, newText: string): boolean {
  const newIsBare = !isDevNull(newText) && dated(newText, 0)?.includes('/') === false;
  return newIsBare && (isDevNull(oldText) || dated(oldText, 0)?.includes('/') === false);
}

/** The name before a date, or before a tab; a name with nothing to strip is taken whole. */
function dated(text: string, strip: Strip): string | null {
  const end = lengthBeforeDate(text) ?? undefined;
  const tabEnds = end === undefined;
  return nameOn(text, strip, tabEnds, end) ?? nameOn(text, 0, tabEnds, end);
}

/** `x` rather than `x.orig` or `x~`; otherwise the new name counts. */
function shorterOf(oldName: string | null, newName: string | null): string | null {
  if (oldName === null || newName === null) return newName ?? oldName;
  return newName.startsWith(oldName) ? oldName : newName;
}
