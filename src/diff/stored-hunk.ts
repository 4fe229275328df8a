import type { ByteRope } from './byte-rope';
import { BACKSLASH, LINE_FEED, MINUS, PLUS } from './bytes';
import type { HunkRow, HunkTable } from './hunk-table';
import type { DiffLine, Hunk } from './model';

/** What all hunks of a diff share. */
export interface HunkSource {
  readonly table: HunkTable;
  readonly rope: ByteRope;
  readonly maxLineBytes: number;
}

/** A hunk that knows only where its numbers and its text are kept. */
export class StoredHunk implements Hunk {
  constructor(
    private readonly source: HunkSource,
    private readonly index: number,
  ) {}

  get oldStart(): number {
    return this.row().oldStart;
  }

  get oldCount(): number {
    return this.row().oldCount;
  }

  get newStart(): number {
    return this.row().newStart;
  }

  get newCount(): number {
    return this.row().newCount;
  }

  get section(): string {
    const { rope, maxLineBytes } = this.source;
    const { sectionStart, bodyStart } = this.row();
    const bytes = rope.slice(sectionStart, bodyStart);
    return textOf(bytes, 0, bytes.length, maxLineBytes).replace(/\r?\n$/, '');
  }

  lines(): Iterable<DiffLine> {
    const { rope, maxLineBytes } = this.source;
    const row = this.row();
    return { [Symbol.iterator]: () => readLines(row, bodyOf(rope.slice(row.bodyStart, row.bodyEnd), maxLineBytes)) };
  }

  private row(): HunkRow {
    return this.source.table.row(this.index);
  }
}

/** A hunk up to this size is decoded in one piece, which costs a third; who keeps a line of it keeps no more than this. */
const AT_ONCE = 64 * 1024;

/** The lines of a hunk with their markers, as text or as bytes. */
interface Body {
  readonly length: number;
  /** Where the line ends that `start` is in; negative: with the body. */
  feedAfter(start: number): number;
  /** The byte at a place; undefined or NaN behind the end. */
  byteAt(at: number): number | undefined;
  text(from: number, to: number): string;
}

function bodyOf(bytes: Buffer, maxLineBytes: number): Body {
  const { length } = bytes;
  if (length > Math.min(AT_ONCE, maxLineBytes)) {
    return {
      length,
      feedAfter: (start) => bytes.indexOf(LINE_FEED, start),
      byteAt: (at) => bytes[at],
      text: (from, to) => textOf(bytes, from, to, maxLineBytes),
    };
  }
  const text = bytes.toString('utf8');
  return {
    length: text.length,
    feedAfter: (start) => text.indexOf('\n', start),
    byteAt: (at) => text.charCodeAt(at),
    text: (from, to) => text.slice(from, to),
  };
}

function* readLines(row: HunkRow, body: Body): Generator<DiffLine> {
  let oldLine = row.oldStart;
  let newLine = row.newStart;
  let next: number;
  for (let start = 0; start < body.length; start = next) {
    const feed = body.feedAfter(start);
    const end = feed < 0 ? body.length : feed;
    next = end + 1;
    const marker = body.byteAt(start);
    if (marker === BACKSLASH) continue;
    const kind = marker === PLUS ? 'added' : marker === MINUS ? 'removed' : 'context';
    yield {
      kind,
      oldLine: kind === 'added' ? null : oldLine++,
      newLine: kind === 'removed' ? null : newLine++,
      text: body.text(start + 1, end),
      noNewline: body.byteAt(next) === BACKSLASH,
    };
  }
}

/** Text of `[from, to)`, at most `maxBytes` of it, never cut inside a character. */
function textOf(bytes: Buffer, from: number, to: number, maxBytes: number): string {
  if (to - from <= maxBytes) return bytes.toString('utf8', from, to);
  let end = from + maxBytes;
  while (end > from && (bytes[end]! & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', from, end);
}
