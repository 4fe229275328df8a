import { LINE_FEED } from './bytes';

/** Longest line that is read as a header, in bytes with its line feed. Longer ones are never headers. */
export const MAX_HEADER_BYTES = 64 * 1024;

/** Whole lines: `bytes` ends in a line feed, and so does every line in it. */
export interface LineBlock {
  readonly bytes: Buffer;
  /** Offset of the first byte in the whole input. */
  readonly offset: number;
  /**
   * Bytes of the input that are missing before the final line feed. Not zero only for a block of one line that was longer than a
   * header can be, or that ended without a line feed (-1: the line feed is ours).
   */
  readonly elided: number;
}

const ONE_LINE_FEED = Buffer.from([LINE_FEED]);

/** Cuts a stream of chunks into blocks of whole lines, whatever the chunk borders. */
export class LineCutter {
  /** Start of the line that is still open, at most `MAX_HEADER_BYTES` of it. */
  private kept: Buffer[] = [];
  private keptBytes = 0;
  private openBytes = 0;
  private offset = 0;

  push(chunk: Buffer): LineBlock[] {
    const firstFeed = chunk.indexOf(LINE_FEED);
    if (firstFeed < 0) {
      this.keep(chunk);
      return [];
    }
    const blocks: LineBlock[] = [];
    let from = 0;
    if (this.openBytes > 0) {
      this.keep(chunk.subarray(0, firstFeed));
      blocks.push(this.release(1));
      from = firstFeed + 1;
    }
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > from) {
      blocks.push({ bytes: chunk.subarray(from, end), offset: this.offset, elided: 0 });
      this.offset += end - from;
    }
    if (end < chunk.length) this.keep(chunk.subarray(end));
    return blocks;
  }

  /** The last line when the input ends without a line feed. */
  flush(): LineBlock | null {
    return this.openBytes === 0 ? null : this.release(0);
  }

  private keep(piece: Buffer): void {
    const head = piece.subarray(0, MAX_HEADER_BYTES - this.keptBytes);
    if (head.length > 0) this.kept.push(head);
    this.keptBytes += head.length;
    this.openBytes += piece.length;
  }

  /** Closes the open line; `feedBytes` is 1 when its line feed is part of the input. */
  private release(feedBytes: 0 | 1): LineBlock {
    const length = this.openBytes + feedBytes;
    const bytes = Buffer.concat([...this.kept, ONE_LINE_FEED]);
    const block = { bytes, offset: this.offset, elided: length - bytes.length };
    this.offset += length;
    this.kept = [];
    this.keptBytes = 0;
    this.openBytes = 0;
    return block;
  }
}
