/** The numbers kept for each hunk, in this order. Offsets count bytes of the whole input. */
const OLD_START = 0;
const OLD_COUNT = 1;
const NEW_START = 2;
const NEW_COUNT = 3;
const SECTION_START = 4;
const BODY_START = 5;
const BODY_END = 6;
const WIDTH = 7;

export interface HunkRow {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  readonly sectionStart: number;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** All hunks of a diff, 28 bytes each: a large diff has hundreds of thousands of them, and most are never looked at. */
export class HunkTable {
  private cells = new Uint32Array(64 * WIDTH);
  private rows = 0;

  /** Adds a hunk and returns its index. */
  add(row: HunkRow): number {
    const at = this.rows * WIDTH;
    if (at === this.cells.length) {
      const grown = new Uint32Array(this.cells.length * 2);
      grown.set(this.cells);
      this.cells = grown;
    }
    this.cells[at + OLD_START] = row.oldStart;
    this.cells[at + OLD_COUNT] = row.oldCount;
    this.cells[at + NEW_START] = row.newStart;
    this.cells[at + NEW_COUNT] = row.newCount;
    this.cells[at + SECTION_START] = row.sectionStart;
    this.cells[at + BODY_START] = row.bodyStart;
    this.cells[at + BODY_END] = row.bodyEnd;
    return this.rows++;
  }

  /** Moves the end of the last hunk, to take in the marker of a missing line feed. */
  extendLast(bodyEnd: number): void {
    this.cells[(this.rows - 1) * WIDTH + BODY_END] = bodyEnd;
  }

  row(index: number): HunkRow {
    const at = index * WIDTH;
    const { cells } = this;
    return {
      oldStart: cells[at + OLD_START]!,
      oldCount: cells[at + OLD_COUNT]!,
      newStart: cells[at + NEW_START]!,
      newCount: cells[at + NEW_COUNT]!,
      sectionStart: cells[at + SECTION_START]!,
      bodyStart: cells[at + BODY_START]!,
      bodyEnd: cells[at + BODY_END]!,
    };
  }
}
