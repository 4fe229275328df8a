import type { ByteRope } from './byte-rope';
import type { FileHeader } from './file-header';
import { hunkView } from './hunk';
import { type HunkRow, HunkTable } from './hunk-table';
import type { Diff, DiffLimits, DiffNote, FileDiff, Hunk } from './model';

/** Hostile input can go wrong on every line; this many notes say enough. */
const MAX_NOTES = 1000;

/** A file while its hunks are being read. Its hunks are neighbours in the table. */
export interface FileEntry {
  readonly header: FileHeader;
  /** Where its header starts in the input. */
  readonly offset: number;
  binary: boolean;
  additions: number;
  deletions: number;
  firstHunk: number;
  hunkCount: number;
}

/** One complete hunk with what was counted in it. */
export interface CountedHunk {
  readonly row: HunkRow;
  readonly added: number;
  readonly removed: number;
}

export function fileEntry(header: FileHeader, offset: number): FileEntry {
  return { header, offset, binary: false, additions: 0, deletions: 0, firstHunk: 0, hunkCount: 0 };
}

/** Path to speak of a file by: the new one unless it is deleted. */
export function pathOf(header: FileHeader): string | null {
  return header.newPath ?? header.oldPath;
}

/** Collects what the reader finds and turns it into a `Diff`. */
export class DiffBuilder {
  /** True once a limit was met: nothing more may be added. */
  full = false;

  private readonly entries: FileEntry[] = [];
  private readonly notes: DiffNote[] = [];
  private readonly hunks = new HunkTable();
  private truncated = false;

  constructor(private readonly limits: DiffLimits) {}

  /** Adds a file; over the limit nothing is added and the builder is full. */
  addFile(entry: FileEntry): void {
    if (this.entries.length >= this.limits.maxFiles) {
      this.cut(
        pathOf(entry.header),
        entry.offset,
        `The diff has more than ${this.limits.maxFiles} files; the rest was left out.`,
      );
      return;
    }
    entry.firstHunk = this.hunks.length;
    this.entries.push(entry);
  }

  has(entry: FileEntry): boolean {
    return this.entries.at(-1) === entry;
  }

  /** Takes back the file that was added last. */
  dropLastFile(): void {
    this.entries.pop();
  }

  /** Adds a hunk to the file that was added last. */
  addHunk(entry: FileEntry, hunk: CountedHunk): void {
    this.hunks.add(hunk.row);
    entry.hunkCount += 1;
    entry.additions += hunk.added;
    entry.deletions += hunk.removed;
  }

  extendLastHunk(bodyEnd: number): void {
    this.hunks.extendLast(bodyEnd);
  }

  /** The hunk that was added last; there must be one. */
  lastHunk(): HunkRow {
    return this.hunks.row(this.hunks.length - 1);
  }

  note(path: string | null, offset: number, reason: string): void {
    if (this.notes.length < MAX_NOTES) this.notes.push({ path, offset, reason });
    else if (this.notes.length === MAX_NOTES) {
      this.notes.push({ path: null, offset, reason: `More than ${MAX_NOTES} remarks; the rest was left out.` });
    }
  }

  /** Notes that text inside the diff was shortened; reading goes on. */
  shorten(path: string | null, offset: number, reason: string): void {
    this.truncated = true;
    this.note(path, offset, reason);
  }

  /** Ends the diff here, with the reason as its last note. */
  cut(path: string | null, offset: number, reason: string): void {
    this.shorten(path, offset, reason);
    this.full = true;
  }

  build(rope: ByteRope): Diff {
    const files = this.entries.map((entry) => this.fileView(entry, rope));
    return {
      files,
      notes: this.notes,
      additions: files.reduce((sum, file) => sum + file.additions, 0),
      deletions: files.reduce((sum, file) => sum + file.deletions, 0),
      truncated: this.truncated,
    };
  }

  private fileView(entry: FileEntry, rope: ByteRope): FileDiff {
    const { hunks: table, limits } = this;
    let hunks: readonly Hunk[] | null = null;
    return {
      ...entry.header,
      binary: entry.binary,
      additions: entry.additions,
      deletions: entry.deletions,
      get hunks() {
        hunks ??= Array.from({ length: entry.hunkCount }, (_, index) =>
          hunkView(table.row(entry.firstHunk + index), rope, limits.maxLineBytes),
        );
        return hunks;
      },
    };
  }
}
