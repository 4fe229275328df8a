import type { HunkHeader } from './hunk-header';

/** Where a hunk's text lies in the whole input, in bytes. */
export interface HunkPlace {
  readonly sectionStart: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

export type HunkRow = Omit<HunkHeader, 'sectionAt'> & HunkPlace;

const FIELDS = 7;
const BODY_END = 6;

/** All hunks of a diff, 28 bytes each: a large diff has hundreds of thousands of them, and most are never looked at. */
export class HunkTable {
  private cells = new Uint32Array(64 * FIELDS);
  private rows = 0;

  get length(): number {
    return this.rows;
  }

  add(row: HunkRow): void {
    const at = this.rows * FIELDS;
    if (at === this.cells.length) {
      const grown = new Uint32Array(this.cells.length * 2);
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[at] = row.oldStart;
    this.cells[at + 1] = row.oldCount;
    this.cells[at + 2] = row.newStart;
    this.cells[at + 3] = row.newCount;
    this.cells[at + 4] = row.sectionStart;
    this.cells[at + 5] = row.bodyStart;
    this.cells[at + BODY_END] = row.bodyEnd;
    this.rows += 1;
  }

  /** Moves the end of the last hunk, to take in the marker of a missing line feed. */
  extendLast(bodyEnd: number): void {
    this.cells[(this.rows - 1) * FIELDS + BODY_END] = bodyEnd;
  }

  row(index: number): HunkRow {
    const [oldStart, oldCount, newStart, newCount, sectionStart, bodyStart, bodyEnd] = this.cells.subarray(
      index * FIELDS,
      (index + 1) * FIELDS,
    );
    return {
      oldStart: oldStart!,
      oldCount: oldCount!,
      newStart: newStart!,
      newCount: newCount!,
      sectionStart: sectionStart!,
      bodyStart: bodyStart!,
      bodyEnd: bodyEnd!,
    };
  }
}
