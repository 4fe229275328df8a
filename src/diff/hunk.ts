import type { ByteRope } from './byte-rope';
import { BACKSLASH, LINE_FEED, MINUS, PLUS } from './bytes';
import type { HunkRow } from './hunk-table';
import type { DiffLine, Hunk } from './model';

/** A hunk whose text stays in `rope` until it is asked for. */
export function hunkView(row: HunkRow, rope: ByteRope, maxLineBytes: number): Hunk {
  const { oldStart, oldCount, newStart, newCount } = row;
  return {
    oldStart,
    oldCount,
    newStart,
    newCount,
    get section() {
      const bytes = rope.slice(row.sectionStart, Math.max(row.sectionStart, row.bodyStart - 1));
      return textOf(bytes, 0, bytes.length, maxLineBytes).replace(/\r$/, '');
    },
    lines: () => readLines(row, rope.slice(row.bodyStart, row.bodyEnd), maxLineBytes),
  };
}

function* readLines(row: HunkRow, body: Buffer, maxLineBytes: number): Generator<DiffLine> {
  let oldLine = row.oldStart;
  let newLine = row.newStart;
  let next: number;
  for (let start = 0; start < body.length; start = next) {
    const feed = body.indexOf(LINE_FEED, start);
    const end = feed < 0 ? body.length : feed;
    next = end + 1;
    const marker = body[start];
    if (marker === BACKSLASH) continue;
    const kind = marker === PLUS ? 'added' : marker === MINUS ? 'removed' : 'context';
    yield {
      kind,
      oldLine: kind === 'added' ? null : oldLine++,
      newLine: kind === 'removed' ? null : newLine++,
      text: textOf(body, start + 1, end, maxLineBytes),
      noNewline: body[next] === BACKSLASH,
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
