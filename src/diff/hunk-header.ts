// Named here and not imported: every hunk is read with them, and an import costs each use a property read.
const SPACE = 0x20;
const PLUS = 0x2b;
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
const AT = 0x40;

/** A larger number is no line of any file and is kept as this one: the largest that the engine keeps as a small integer. */
const MAX_KEPT = 0x7fff_ffff;
/** From here on git does not take the text for a number. */
const TOO_LARGE = 2 ** 64;

/** Reads `@@ -oldStart,oldCount +newStart,newCount @@ section`. One reader serves all hunks and holds the last one it read. */
export class HunkHeader {
  oldStart = 0;
  oldCount = 0;
  newStart = 0;
  newCount = 0;
  /** Bytes from the start of the line to the section text. */
  sectionAt = 0;

  private position = 0;
  private failed = false;

  /** Reads the header at `from`, where `@@ -` stands; false when it is not one. A count that is left out is 1. */
  read(bytes: Buffer, from: number): boolean {
    this.position = from + 4;
    this.failed = false;
    this.oldStart = this.number(bytes);
    this.oldCount = this.count(bytes);
    this.expect(bytes, SPACE);
    this.expect(bytes, PLUS);
    this.newStart = this.number(bytes);
    this.newCount = this.count(bytes);
    this.expect(bytes, SPACE);
    this.expect(bytes, AT);
    this.expect(bytes, AT);
    if (bytes[this.position] === SPACE) this.position += 1;
    this.sectionAt = this.position - from;
    return !this.failed;
  }

  private count(bytes: Buffer): number {
    if (bytes[this.position] !== COMMA) return 1;
    this.position += 1;
    return this.number(bytes);
  }

  private number(bytes: Buffer): number {
    const start = this.position;
    let position = start;
    let value = 0;
    for (let digit = bytes[position]!; digit >= ZERO && digit <= NINE; digit = bytes[position]!) {
      value = value * 10 + (digit - ZERO);
      position += 1;
    }
    if (position === start || value >= TOO_LARGE) this.failed = true;
    this.position = position;
    return value > MAX_KEPT ? MAX_KEPT : value;
  }

  private expect(bytes: Buffer, byte: number): void {
    if (bytes[this.position] !== byte) this.failed = true;
    this.position += 1;
  }
}
