import { type LineBlock, MAX_HEADER_BYTES } from './line-cutter';

/** Stands for the text of a line too long to be a header: no header looks so, and it is not empty. */
const TOO_LONG = '\0';

/** One line outside of a hunk's body. */
export class SectionLine {
  constructor(
    private readonly block: LineBlock,
    /** Where it starts and ends in `bytes`, its line feed included. */
    readonly from: number,
    private readonly to: number,
  ) {}

  get bytes(): Buffer {
    return this.block.bytes;
  }

  /** The first byte as a character. */
  get first(): string {
    return String.fromCharCode(this.bytes[this.from]!);
  }

  /** True for `@@ -`: every hunk header starts so. */
  get startsHunk(): boolean {
    return this.has('@@ -');
  }

  /** True for `\ No newline at end of file`, in any language. */
  get isMarker(): boolean {
    return this.has('\\ ');
  }

  /** Length in bytes with the line feed. */
  get length(): number {
    return this.to - this.from + this.block.elided;
  }

  /** Offset in the whole input. */
  get offset(): number {
    return this.block.offset + this.from;
  }

  /** Offset of the next line in the whole input. */
  get endOffset(): number {
    return this.offset + this.length;
  }

  /** True when the line starts with `words`, in ASCII, and is short enough for a header. */
  startsWith(words: string): boolean {
    return this.has(words) && this.length <= MAX_HEADER_BYTES;
  }

  /** One character per byte, without the first `skipped` ones and without the line feed. */
  textAfter(skipped: number): string {
    if (this.length > MAX_HEADER_BYTES) return TOO_LONG;
    return this.bytes.toString('latin1', this.from + skipped, this.to - 1);
  }

  get text(): string {
    return this.textAfter(0);
  }

  private has(words: string): boolean {
    const { bytes, from } = this;
    for (let index = 0; index < words.length; index++) {
      if (bytes[from + index] !== words.charCodeAt(index)) return false;
    }
    return true;
  }
}
