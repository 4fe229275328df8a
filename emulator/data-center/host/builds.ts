import type { Repository } from '../../world';
import type { Host } from './host';

export type BuildState = 'SUCCESSFUL' | 'FAILED' | 'INPROGRESS' | 'CANCELLED' | 'UNKNOWN';

/** The status of a build of a commit. */
export interface Build {
  readonly key: string;
  readonly state: BuildState;
  readonly url: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** What the check for required builds compares. */
  readonly parent?: string | undefined;
  readonly buildNumber?: string | undefined;
  /** The full name of a branch. */
  readonly ref?: string | undefined;
  /** Milliseconds. */
  readonly duration?: number | undefined;
  readonly testResults?: Readonly<Record<string, number>> | undefined;
  /** Null when it came by the old address, which knows no repositories. */
  readonly repository: Repository | null;
  /** Milliseconds since the epoch. */
  readonly createdDate: number;
  readonly updatedDate: number;
}

export type NewBuild = Omit<Build, 'createdDate' | 'updatedDate'>;

/** Writes the status of a build. The same key in the same repository overwrites. */
export function putBuild(host: Host, hash: string, build: NewBuild): void {
  const known = host.builds.get(hash) ?? [];
  const before = known.find((one) => isSame(one, build));
  const now = Math.floor(host.world.now() / 1_000);
  const made = { ...build, createdDate: before?.createdDate ?? now, updatedDate: now };
  host.builds.set(hash, [...known.filter((one) => one !== before), made]);
}

/** Builds of a commit that a repository shows: its own, and those of no repository. */
export function buildsOf(host: Host, repository: Repository, hash: string): readonly Build[] {
  return (host.builds.get(hash) ?? []).filter((one) => one.repository === null || one.repository === repository);
}

export function deleteBuild(host: Host, hash: string, build: Build): void {
  host.builds.set(
    hash,
    (host.builds.get(hash) ?? []).filter((one) => one !== build),
  );
}

function isSame(one: Build, other: NewBuild): boolean {
  return one.key === other.key && one.repository === other.repository;
}
