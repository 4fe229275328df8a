/** The numbers kept for each hunk, in this order. Offsets count bytes of the whole input. */
const OLD_START = 0;
const OLD_COUNT = 1;
const NEW_START = 2;
const NEW_COUNT = 3;
const SECTION_START = 4;
const BODY_START = 5;
const BODY_END = 6;
const WIDTH = 7;

/** Hunks are kept in pages, so that a growing table never has to be copied. */
const PAGE_BITS = 10;
const PAGE_ROWS = 1 << PAGE_BITS;
const ROW_IN_PAGE = PAGE_ROWS - 1;

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
  private readonly pages: Uint32Array[] = [];
  private rows = 0;

  /** Adds a hunk and returns its index. */
  add(row: HunkRow): number {
    const index = this.rows++;
    const at = (index & ROW_IN_PAGE) * WIDTH;
    if (at === 0) this.pages.push(new Uint32Array(PAGE_ROWS * WIDTH));
    const page = this.pageOf(index);
    page[at + OLD_START] = row.oldStart;
    page[at + OLD_COUNT] = row.oldCount;
    page[at + NEW_START] = row.newStart;
    page[at + NEW_COUNT] = row.newCount;
    page[at + SECTION_START] = row.sectionStart;
    page[at + BODY_START] = row.bodyStart;
    page[at + BODY_END] = row.bodyEnd;
    return index;
  }

  /** Moves the end of the last hunk, to take in the marker of a missing line feed. */
  extendLast(bodyEnd: number): void {
    const last = this.rows - 1;
    this.pageOf(last)[(last & ROW_IN_PAGE) * WIDTH + BODY_END] = bodyEnd;
  }

  row(index: number): HunkRow {
    const at = (index & ROW_IN_PAGE) * WIDTH;
    const page = this.pageOf(index);
    return {
      oldStart: page[at + OLD_START]!,
      oldCount: page[at + OLD_COUNT]!,
      newStart: page[at + NEW_START]!,
      newCount: page[at + NEW_COUNT]!,
      sectionStart: page[at + SECTION_START]!,
      bodyStart: page[at + BODY_START]!,
      bodyEnd: page[at + BODY_END]!,
    };
  }

  private pageOf(index: number): Uint32Array {
    return this.pages[index >>> PAGE_BITS]!;
  }
}
