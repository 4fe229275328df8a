import { lineMap } from '../../diff';
import { dependenciesOf, type Dependency } from '../config';
import type { ChangedSource, ChangeView } from '../port';
import { isTestPath } from '../pull-request/path-kind';
import { fileName, folderOf, LOCK_FORMATS, type LockFormat, lockFormatOf } from './lock-format';
import type { LockedPackage, LockFile } from './lock-file';

/** A lock file that the change touches. */
export interface LockChange {
  readonly path: string;
  readonly format: LockFormat;
  readonly head: LockFile;
  /** Null for a new one. */
  readonly base: LockFile | null;
  /** The first line of the entry that the change wrote; null when it wrote none. */
  readonly writtenLine: (entry: LockedPackage) => number | null;
}

export interface ManifestState {
  readonly path: string;
  readonly text: string;
  readonly dependencies: readonly Dependency[];
  /** Whether the change wrote the line. */
  readonly isWritten: (line: number) => boolean;
}

/** What a change does to what the project is built from. */
export interface DependencyChange {
  readonly locks: readonly LockChange[];
  /** Those that it touches, and those whose lock file it touches. */
  readonly manifests: readonly ManifestState[];
  /** Lock files beside touched manifests that it leaves as they were. */
  readonly untouchedLocks: readonly { readonly path: string; readonly format: LockFormat; readonly head: LockFile }[];
}

export function readChange({ diff, headFiles, headTexts, locks }: ChangeView): DependencyChange {
  const maps = new Map(diff.files.map((file) => [file.newPath, file]));
  const isWritten = (path: string): ((line: number) => boolean) => {
    const file = maps.get(path);
    const map = file && lineMap(file);
    return (line) => map?.isAdded(line) ?? false;
  };
  const texts = new Map(headTexts);
  for (const [path, { content }] of headFiles) if (isManifest(path)) texts.set(path, decoded(content));
  return {
    locks: locks.flatMap((lock) => lockChange(lock, isWritten(lock.head.path)) ?? []),
    manifests: [...texts]
      .filter(([path]) => isManifest(path))
      .map(([path, text]) => ({
        path,
        text,
        dependencies: dependenciesOf({ path, text }),
        isWritten: isWritten(path),
      })),
    untouchedLocks: [...headTexts].flatMap(([path, text]) => {
      const format = lockFormatOf(path);
      return format ? [{ path, format, head: format.read(text) }] : [];
    }),
  };
}

/** What tests install is theirs. */
function lockChange({ head, base }: ChangedSource, isWritten: (line: number) => boolean): LockChange | null {
  const format = lockFormatOf(head.path);
  if (format === null || isTestPath(head.path)) return null;
  return {
    path: head.path,
    format,
    head: format.read(decoded(head.content)),
    base: base && format.read(decoded(base.content)),
    writtenLine: ({ line, endLine }) => {
      for (let at = line; at <= endLine; at += 1) if (isWritten(at)) return at;
      return null;
    },
  };
}

function decoded(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}

function isManifest(path: string): boolean {
  const name = fileName(path);
  return LOCK_FORMATS.some(({ manifest }) => manifest.test(name)) && !isTestPath(path);
}

/** A file of the change: a lock file, or a manifest that asks for something else than before. */
export interface Touched {
  readonly path: string;
  readonly asks: boolean;
}

/** Manifests of lock files that change alone, and lock files beside manifests that do. */
export function wantedBeside(touched: readonly Touched[]): readonly string[] {
  const paths = new Set(touched.map(({ path }) => path));
  return touched.flatMap(({ path, asks }) => {
    if (isTestPath(path)) return [];
    const names = asks ? locksOf(path, touched) : manifestOf(path);
    return names.map((name) => `${folderOf(path)}${name}`).filter((each) => !paths.has(each));
  });
}

/** None where a lock file of the kind changes: that one is for the manifest, wherever it is. */
function locksOf(path: string, touched: readonly Touched[]): readonly string[] {
  const isFor = ({ manifest }: LockFormat): boolean => manifest.test(fileName(path));
  const changes = touched.some((other) =>
    LOCK_FORMATS.some((each) => isFor(each) && each === lockFormatOf(other.path)),
  );
  return changes ? [] : LOCK_FORMATS.filter(isFor).map((format) => format.fileName);
}

function manifestOf(path: string): readonly string[] {
  const name = lockFormatOf(path)?.manifestName ?? null;
  return name === null ? [] : [name];
}
