/** How a file differs between the two ends. */
export type FileStatus = 'added' | 'deleted' | 'modified' | 'renamed' | 'copied';

export type LineKind = 'context' | 'added' | 'removed';

export interface DiffLine {
  readonly kind: LineKind;
  /** Line number on the old side, from 1; null for an added line. */
  readonly oldLine: number | null;
  /** Line number on the new side, from 1; null for a removed line. */
  readonly newLine: number | null;
  /** Text without the leading marker and without the line feed; a CR before the line feed is kept. */
  readonly text: string;
  /** True when the file ends here without a line feed. */
  readonly noNewline: boolean;
}

export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  /** What git prints after the second `@@`, often the enclosing function; empty when absent. */
  readonly section: string;
  /** Lines in order, decoded from the bytes on each call. */
  lines(): Iterable<DiffLine>;
}

export interface FileDiff {
  readonly status: FileStatus;
  /** Null exactly when the file is added. */
  readonly oldPath: string | null;
  /** Null exactly when the file is deleted. */
  readonly newPath: string | null;
  /** Six octal digits such as `100644`, where the diff tells. */
  readonly oldMode: string | null;
  readonly newMode: string | null;
  /** Blob ids as printed on the index line, where the diff tells. */
  readonly oldBlob: string | null;
  readonly newBlob: string | null;
  readonly binary: boolean;
  /** Percent, for renames and copies. */
  readonly similarity: number | null;
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly Hunk[];
}

/** Something in the input that was left out of the diff on purpose, said aloud. */
export interface DiffNote {
  /** Path where known. */
  readonly path: string | null;
  /** Byte offset in the whole input. */
  readonly offset: number;
  readonly reason: string;
}

export interface Diff {
  readonly files: readonly FileDiff[];
  readonly notes: readonly DiffNote[];
  readonly additions: number;
  readonly deletions: number;
  /** True when a limit cut the input short: what is here is right, but more was changed. */
  readonly truncated: boolean;
}

export interface DiffLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Longest line kept as text, in bytes; the line still counts. */
  readonly maxLineBytes: number;
}
