import type { FileDiff, FileStatus, Hunk } from './model';

/** A file's diff while it is being read. It is never copied: what the reader fills in is what callers get. */
export class FileRecord implements FileDiff {
  oldMode: string | null = null;
  newMode: string | null = null;
  oldBlob: string | null = null;
  newBlob: string | null = null;
  binary = false;
  similarity: number | null = null;
  additions = 0;
  deletions = 0;
  readonly hunks: Hunk[] = [];

  constructor(
    readonly status: FileStatus,
    readonly oldPath: string | null,
    readonly newPath: string | null,
  ) {}
}

/** Path to speak of a file by: the new one unless it is deleted. */
export function pathOf(file: FileDiff): string | null {
  return file.newPath ?? file.oldPath;
}
