import type { Repository } from '../../world';
import type { Host } from './host';
import type { Build } from './model';

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
