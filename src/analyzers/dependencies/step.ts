import type { DependencyChange, ManifestState } from './dependency-change';
import { fileName, folderOf, type LockFormat } from './lock-format';
import type { LockedPackage, LockFile } from './lock-file';
import type { DependencyHit } from './rule';
import { admits } from './version-range';
import { sameName, type Wish, wishOf } from './wish';

interface Lock {
  readonly path: string;
  readonly format: LockFormat;
  readonly head: LockFile;
  readonly writtenLine?: (entry: LockedPackage) => number | null;
}

/** Where a manifest and its lock file no longer say the same, because of a line that the change wrote. */
export function* outOfStep(change: DependencyChange): Generator<DependencyHit> {
  for (const manifest of change.manifests) {
    if (!isCertain(manifest)) continue;
    const lock = lockFor(manifest, change.locks) ?? lockFor(manifest, change.untouchedLocks);
    if (lock) yield* between(manifest, lock);
  }
}

/** What rewrites the wishes, or makes some of them depend on the machine. */
function isCertain({ path, text }: ManifestState): boolean {
  const name = fileName(path);
  if (name === 'package.json') return !/"(?:resolutions|overrides)"\s*:/.test(text);
  if (name === 'Gemfile') return !/^[^\S\n]*(?:if|unless|case|eval_gemfile|install_if)\b|\sif\s/m.test(text);
  return name !== 'go.mod' || !/^[^\S\n]*replace\b/m.test(text);
}

/** The only one beside the manifest, or the one above that counts its folder among its own. */
function lockFor({ path }: ManifestState, locks: readonly Lock[]): Lock | null {
  const folder = folderOf(path);
  const fitting = locks.filter(
    (lock) =>
      lock.format.manifest.test(fileName(path)) &&
      folder.startsWith(folderOf(lock.path)) &&
      lock.head.packages.length > 0 &&
      lock.head.members.has(memberOf(path, lock)),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}

function memberOf(path: string, lock: Lock): string {
  return folderOf(path).slice(folderOf(lock.path).length).replace(/\/$/, '');
}

function* between(manifest: ManifestState, lock: Lock): Generator<DependencyHit> {
  const same = sameName(lock.path);
  const byName = new Map<string, LockedPackage[]>();
  for (const each of lock.head.packages) {
    const others = byName.get(same(each.name));
    if (others) others.push(each);
    else byName.set(same(each.name), [each]);
  }
  for (const dependency of manifest.dependencies) {
    const wish = wishOf(manifest.path, dependency);
    if (!wish) continue;
    const isAsked = manifest.isWritten(wish.line);
    const entries = reached(byName.get(same(wish.name)) ?? [], memberOf(manifest.path, lock));
    const hint = isAsked ? missing(wish, lock, entries) : null;
    if (hint !== null) {
      yield { path: manifest.path, line: wish.line, hint };
      continue;
    }
    const written = entries.find((entry) => lock.writtenLine?.(entry) != null);
    if ((!isAsked && !written) || !excludesAll(wish, lock, entries)) continue;
    const says = `${fileName(manifest.path)} asks for ${wish.name} ${wish.range} and ${fileName(lock.path)} holds ${entries[0]!.version}.`;
    if (isAsked) yield { path: manifest.path, line: wish.line, hint: says };
    else yield { path: lock.path, line: lock.writtenLine!(written!)!, hint: says };
  }
}

/** npm installs a package in many places, of which a project sees its own and the common one. */
function reached(entries: readonly LockedPackage[], member: string): readonly LockedPackage[] {
  const seen = entries.filter(({ name, place }) => !place.includes('node_modules/') || isSeen(place, name, member));
  return seen.length > 0 ? seen : entries;
}

function isSeen(place: string, name: string, member: string): boolean {
  return place === `node_modules/${name}` || (member !== '' && place === `${member}/node_modules/${name}`);
}

function missing({ name, range }: Wish, lock: Lock, entries: readonly LockedPackage[]): string | null {
  const file = fileName(lock.path);
  const { requests } = lock.head;
  if (requests?.has(`${name}@${range}`)) return null;
  if (requests !== null && !/^go\.sum$/.test(file))
    return entries.length === 0 ? `${file} has no ${name}.` : `${file} was made for another range of ${name}.`;
  if (requests !== null) return `${file} has no ${name} ${range}.`;
  return entries.length === 0 ? `${file} has no ${name}.` : null;
}

function excludesAll({ range }: Wish, { format }: Lock, entries: readonly LockedPackage[]): boolean {
  const { style } = format;
  return (
    style !== null && entries.length > 0 && entries.every(({ version }) => admits(range, version, style) === false)
  );
}
