import { afterLineFeed, BACKSLASH, LINE_FEED, MINUS, PLUS, SPACE } from './bytes';
import type { HunkHeader } from './hunk-header';

/** `\ No newline at end of file` in any language of git is at least this long, with its line feed. */
const MIN_MARKER_BYTES = 12;

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

  open(header: HunkHeader): void {
    this.added = 0;
    this.removed = 0;
    this.longest = 0;
    this.broken = false;
    this.oldLeft = header.oldCount;
    this.newLeft = header.newCount;
  }

  /**
   * Reads whole lines from `from` until the hunk is complete, broken, or `bytes` ends; returns the position it came to. `elided`
   * is that of the `LineBlock`: not zero only when `bytes` is one line.
   */
  read(bytes: Buffer, from: number, elided: number): number {
    const end = bytes.length;
    let { oldLeft, newLeft, added, removed, longest } = this;
    let position = from;
    while (position < end && (oldLeft !== 0 || newLeft !== 0)) {
      const next = afterLineFeed(bytes, position);
      const length = next - position + Math.max(elided, 0);
      const marker = bytes[position];
      if (marker === SPACE || marker === LINE_FEED) {
        if (oldLeft === 0 || newLeft === 0) this.broken = true;
        oldLeft -= 1;
        newLeft -= 1;
      } else if (marker === PLUS) {
        if (newLeft === 0) this.broken = true;
        newLeft -= 1;
        added += 1;
      } else if (marker === MINUS) {
        if (oldLeft === 0) this.broken = true;
        oldLeft -= 1;
        removed += 1;
      } else if (marker !== BACKSLASH || length < MIN_MARKER_BYTES || bytes[position + 1] !== SPACE) {
        this.broken = true;
      }
      if (this.broken) break;
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
