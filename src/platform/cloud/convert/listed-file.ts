import type { ListedFile } from '../../source/port';
import type { WireDiffstat } from '../schemas';

/** A changed path, or null for an entry that names none. */
export function toListedFile(wire: WireDiffstat): ListedFile | null {
  // Some answers name the other side of an added or removed file too.
  const oldPath = (wire.status === 'added' && wire.new ? null : wire.old?.path) ?? null;
  const newPath = (wire.status === 'removed' && wire.old ? null : wire.new?.path) ?? null;
  if (oldPath === null && newPath === null) return null;
  const attributes = [wire.old?.attributes, wire.new?.attributes].flatMap((names) => names ?? []);
  return {
    status: statusOf(oldPath, newPath),
    oldPath,
    newPath,
    type: attributes.includes('subrepository') ? 'submodule' : attributes.includes('link') ? 'symlink' : 'file',
  };
}

/** By the paths: words for the same thing differ between answers, and new ones turn up with conflicts. */
function statusOf(oldPath: string | null, newPath: string | null): ListedFile['status'] {
  if (oldPath === null) return 'added';
  if (newPath === null) return 'deleted';
  return oldPath === newPath ? 'modified' : 'renamed';
}
