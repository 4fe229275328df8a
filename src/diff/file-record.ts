import { type IndexLine, readIndexLine } from './index-line';
import type { FileDiff, FileStatus } from './model';
import type { SectionLine } from './section-line';
import { type HunkSource, StoredHunk } from './stored-hunk';

/** Modes that header lines of their own give. */
export interface FileModes {
  readonly old: string | null;
  readonly new: string | null;
}

export const NO_MODES: FileModes = { old: null, new: null };

/** A file's diff while it is being read. It is never copied: what the reader fills in is what callers get. */
export class FileRecord implements FileDiff {
  binary = false;
  similarity: number | null = null;
  additions = 0;
  deletions = 0;

  private source: HunkSource | null = null;
  private firstHunk = 0;
  private hunkCount = 0;
  private stored: readonly StoredHunk[] | null = null;

  constructor(
    readonly status: FileStatus,
    readonly oldPath: string | null,
    readonly newPath: string | null,
    private readonly modes: FileModes = NO_MODES,
    private readonly indexLine: SectionLine | null = null,
  ) {}

  get oldMode(): string | null {
    if (this.oldPath === null) return null;
    return this.modes.old ?? this.index?.mode ?? null;
  }

  get newMode(): string | null {
    if (this.newPath === null) return null;
    return this.modes.new ?? this.modes.old ?? this.index?.mode ?? null;
  }

  get oldBlob(): string | null {
    return this.index?.oldBlob ?? null;
  }

  get newBlob(): string | null {
    return this.index?.newBlob ?? null;
  }

  /** Made when they are first asked for: most hunks of a large diff never are. */
  get hunks(): readonly StoredHunk[] {
    const { source, firstHunk, hunkCount } = this;
    if (!source) return [];
    this.stored ??= Array.from({ length: hunkCount }, (_, index) => new StoredHunk(source, firstHunk + index));
    return this.stored;
  }

  /** True when no hunk was added yet. */
  get isEmpty(): boolean {
    return this.hunkCount === 0;
  }

  /** Adds the hunk at `index` of the table, with what was counted in it. The hunks of one file are neighbours there. */
  addHunk(source: HunkSource, index: number, added: number, removed: number): void {
    if (this.hunkCount === 0) this.firstHunk = index;
    this.source = source;
    this.hunkCount += 1;
    this.additions += added;
    this.deletions += removed;
  }

  /** Line numbers right after the last hunk; 0 when there is none. */
  get end(): { readonly oldLine: number; readonly newLine: number } {
    if (!this.source || this.hunkCount === 0) return { oldLine: 0, newLine: 0 };
    const last = this.source.table.row(this.firstHunk + this.hunkCount - 1);
    return { oldLine: last.oldStart + last.oldCount, newLine: last.newStart + last.newCount };
  }

  /** Read when it is asked for: few callers do, and there may be many files. */
  private get index(): IndexLine | null {
    return this.indexLine && readIndexLine(this.indexLine.text);
  }
}

/** Path to speak of a file by: the new one unless it is deleted. */
export function pathOf(file: FileDiff): string | null {
  return file.newPath ?? file.oldPath;
}
