/** A package as a lock file pins it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** First line of its entry, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** The address that it is loaded from, with the commit for git; null where the lock does not say. */
  readonly source: string | null;
  /** Algorithm and value, as written; null where there is none. */
  readonly integrity: string | null;
  /** SPDX expressions, as the package declares them. */
  readonly licences: readonly string[];
  readonly hasInstallScript: boolean;
  readonly isForDevelopment: boolean;
  /** Where it is installed, for package managers that install one package in several places; else its name. */
  readonly place: string;
}

export interface LockFile {
  readonly packages: readonly LockedPackage[];
  /** What manifests ask for as the lock repeats it, `name@range`; null where it does not. */
  readonly requests: ReadonlySet<string> | null;
  /** Folders of the projects that it is for, from its own; `` is its own. */
  readonly members: ReadonlySet<string>;
}

/** What most packages of most lock files have nothing to say of. */
const BARE = {
  endLine: 0,
  source: null,
  integrity: null,
  licences: [],
  hasInstallScript: false,
  isForDevelopment: false,
} as const;

export function locked(
  known: Pick<LockedPackage, 'name' | 'version' | 'line'> & Partial<LockedPackage>,
): LockedPackage {
  return { ...BARE, place: known.name, ...known, endLine: Math.max(known.line, known.endLine ?? 0) };
}

/** The lock of a project alone, whose manifests' wishes it does not repeat. */
export function lockOf(packages: readonly LockedPackage[]): LockFile {
  return { packages, requests: null, members: new Set(['']) };
}

export type Draft = { -readonly [Key in keyof LockedPackage]: LockedPackage[Key] };

/** No package offers more licences to choose from. */
const MOST_LICENCES = 20;

export function addLicence(draft: Draft, licence: string): void {
  if (draft.licences.length < MOST_LICENCES) draft.licences = [...draft.licences, licence];
}
