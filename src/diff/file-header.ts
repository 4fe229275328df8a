import type { FileDiff } from './model';

/** What the lines before the first hunk say about one file. */
export type FileHeader = Pick<
  FileDiff,
  'status' | 'oldPath' | 'newPath' | 'oldMode' | 'newMode' | 'oldBlob' | 'newBlob' | 'similarity'
>;

/** A header with nothing but names. */
export function namedHeader(status: FileHeader['status'], oldPath: string | null, newPath: string | null): FileHeader {
  return { status, oldPath, newPath, oldMode: null, newMode: null, oldBlob: null, newBlob: null, similarity: null };
}
