import type { ByteRope } from './byte-rope';
import { type FileRecord, pathOf } from './file-record';
import { type HunkRow, HunkTable } from './hunk-table';
import type { Diff, DiffLimits, DiffNote } from './model';
import type { HunkSource } from './stored-hunk';

/** Hostile input can go wrong on every line; this many notes say enough. */
const MAX_NOTES = 1000;

/** Collects what the readers find and turns it into a `Diff`. */
export class DiffBuilder {
  /** True once a limit was met: nothing more may be added. */
  full = false;

  private readonly files: FileRecord[] = [];
  private readonly notes: DiffNote[] = [];
  private readonly source: HunkSource;
  private truncated = false;

  /** `rope` is the text of the hunks. */
  constructor(
    rope: ByteRope,
    private readonly limits: DiffLimits,
  ) {
    this.source = { table: new HunkTable(), rope, maxLineBytes: limits.maxLineBytes };
  }

  /** Adds a file whose header is at `offset`; over the limit it is not added and the builder is full. */
  addFile(file: FileRecord, offset: number): void {
    const { maxFiles } = this.limits;
    if (this.files.length < maxFiles) this.files.push(file);
    else this.cut(pathOf(file), offset, `The diff has more than ${maxFiles} files; the rest was left out.`);
  }

  /** Takes back the file that was added last. */
  dropLastFile(): void {
    this.files.pop();
  }

  /** Adds a hunk, with what was counted in it, to the file that was added last. */
  addHunk(file: FileRecord, row: HunkRow, added: number, removed: number): void {
    file.addHunk(this.source, this.source.table.add(row), added, removed);
  }

  extendLastHunk(bodyEnd: number): void {
    this.source.table.extendLast(bodyEnd);
  }

  note(path: string | null, offset: number, reason: string): void {
    if (this.notes.length < MAX_NOTES) this.notes.push({ path, offset, reason });
    else if (this.notes.length === MAX_NOTES) {
      this.notes.push({
        path: null,
        offset,
        reason: `There are more than ${MAX_NOTES} remarks; the rest was left out.`,
      });
    }
  }

  /** Notes that text inside the diff was shortened; reading goes on. */
  shorten(path: string | null, offset: number, reason: string): void {
    this.truncated = true;
    this.note(path, offset, reason);
  }

  /** Ends the diff here, with the reason as its last note; later calls do nothing. */
  cut(path: string | null, offset: number, reason: string): void {
    if (this.full) return;
    this.shorten(path, offset, reason);
    this.full = true;
  }

  build(): Diff {
    const { files, notes, truncated } = this;
    let additions = 0;
    let deletions = 0;
    for (const file of files) {
      additions += file.additions;
      deletions += file.deletions;
    }
    return { files, notes, additions, deletions, truncated };
  }
}
