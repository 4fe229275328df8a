import { parseRawDiff } from '../git';
import type { ChangedFile } from '../port';

/**
 * The files of `git diff-tree --raw -z --no-renames`, where looking for renames would find none: a renamed file is one that went
 * and one that came. Null where both are among them.
 */
export function listedWithoutRenames(raw: Buffer): readonly ChangedFile[] | null {
  const files = parseRawDiff(raw);
  const has = (status: ChangedFile['status']): boolean => files.some((file) => file.status === status);
  return has('added') && has('deleted') ? null : files;
}
