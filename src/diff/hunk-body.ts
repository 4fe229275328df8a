// The markers are named here and not imported: the loop below reads every line of a diff, and an import costs it a property read.
const CONTEXT = 0x20;
const ADDED = 0x2b;
const REMOVED = 0x2d;
const REMARK = 0x5c;
const LINE_FEED = 0x0a;

/** `\ No newline at end of file` in any language of git is at least this long, with its line feed. */
const MIN_REMARK_BYTES = 12;

/** Counts the lines of one hunk while they stream by. The header's counts alone say where the hunk ends. */
export class HunkBody {
  added = 0;
  removed = 0;
  /** Bytes of the longest line, with marker and line feed (counted even where the input ends without one). */
  longest = 0;
  /** True once a line cannot belong to the hunk. */
  broken = false;

  private oldLeft = 0;
  private newLeft = 0;

  get complete(): boolean {
    return !this.broken && this.oldLeft === 0 && this.newLeft === 0;
  }

  open(oldCount: number, newCount: number): void {
    this.added = 0;
    this.removed = 0;
    this.longest = 0;
    this.broken = false;
    this.oldLeft = oldCount;
    this.newLeft = newCount;
  }

  /**
   * Reads whole lines from `from` until the hunk is complete, broken, or `bytes` ends; returns the position it came to. `elided`
   * is that of the `LineBlock`: not zero only when `bytes` is one line.
   */
  read(bytes: Buffer, from: number, elided: number): number {
    const end = bytes.length;
    const missing = Math.max(elided, 0);
    let { oldLeft, newLeft, added, removed, longest } = this;
    let position = from;
    while (position < end && (oldLeft !== 0 || newLeft !== 0)) {
      const next = bytes.indexOf(LINE_FEED, position) + 1;
      const length = next - position + missing;
      const marker = bytes[position];
      if (marker === ADDED && newLeft !== 0) {
        newLeft -= 1;
        added += 1;
      } else if (marker === REMOVED && oldLeft !== 0) {
        oldLeft -= 1;
        removed += 1;
      } else if ((marker === CONTEXT || marker === LINE_FEED) && oldLeft !== 0 && newLeft !== 0) {
        oldLeft -= 1;
        newLeft -= 1;
      } else if (marker !== REMARK || bytes[position + 1] !== CONTEXT || length < MIN_REMARK_BYTES) {
        this.broken = true;
        break;
      }
      if (length > longest) longest = length;
      position = next;
    }
    this.oldLeft = oldLeft;
    this.newLeft = newLeft;
    this.added = added;
    this.removed = removed;
    this.longest = longest;
    return position;
  }
}
