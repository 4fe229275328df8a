import type { LockChange } from './dependency-change';
import type { LockedPackage } from './lock-file';

/** An entry that the change wrote at least a line of. */
export interface WrittenEntry {
  readonly now: LockedPackage;
  /** The entry of the same place before; null where there was none. */
  readonly before: LockedPackage | null;
  /** The first line that was written. */
  readonly line: number;
}

export function writtenEntries(lock: LockChange): readonly WrittenEntry[] {
  const before = new Map((lock.base?.packages ?? []).map((entry) => [entry.place, entry]));
  return lock.head.packages.flatMap((now) => {
    const line = lock.writtenLine(now);
    return line === null ? [] : [{ now, before: before.get(now.place) ?? null, line }];
  });
}

/** Entries of packages that the lock did not have in any version; none for a new lock file, whose packages may be old friends. */
export function broughtIn(lock: LockChange): readonly WrittenEntry[] {
  if (lock.base === null) return [];
  const known = new Set(lock.base.packages.map(({ name }) => name));
  const seen = new Set<string>();
  return writtenEntries(lock).filter(({ now: { name } }) => {
    const isFirst = !known.has(name) && !seen.has(name);
    seen.add(name);
    return isFirst;
  });
}

const MOST_NAMED = 5;

/** The names of entries, as far as a sentence holds them. */
export function namesOf(entries: readonly WrittenEntry[]): string {
  const names = entries.slice(0, MOST_NAMED).map(({ now: { name, version } }) => `${name} ${version}`);
  const more = entries.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
