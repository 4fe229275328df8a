import { AT, COMMA, MINUS, NINE, PLUS, SPACE, ZERO } from './bytes';

/** `@@ -oldStart,oldCount +newStart,newCount @@ section`; a count that is left out is 1. */
export interface HunkHeader {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  /** Position of the section text in the bytes that were read. */
  readonly sectionAt: number;
}

const MAX_NUMBER = 0xffff_ffff;

/** Reads the header at `from`, where `@@ -` stands; null when it is not one. */
export function readHunkHeader(bytes: Buffer, from: number): HunkHeader | null {
  const oldRange = readRange(bytes, from + 4);
  if (!oldRange || bytes[oldRange.end] !== SPACE || bytes[oldRange.end + 1] !== PLUS) return null;
  const newRange = readRange(bytes, oldRange.end + 2);
  if (!newRange) return null;
  const { end } = newRange;
  if (bytes[end] !== SPACE || bytes[end + 1] !== AT || bytes[end + 2] !== AT) return null;
  return {
    oldStart: oldRange.start,
    oldCount: oldRange.count,
    newStart: newRange.start,
    newCount: newRange.count,
    sectionAt: bytes[end + 3] === SPACE ? end + 4 : end + 3,
  };
}

/** True when `@@ -` stands at `from`: every hunk header starts so, and nothing else that follows a file's header. */
export function startsHunk(bytes: Buffer, from: number): boolean {
  return bytes[from] === AT && bytes[from + 1] === AT && bytes[from + 2] === SPACE && bytes[from + 3] === MINUS;
}

interface Range {
  readonly start: number;
  readonly count: number;
  readonly end: number;
}

function readRange(bytes: Buffer, from: number): Range | null {
  const start = readNumber(bytes, from);
  if (!start) return null;
  if (bytes[start.end] !== COMMA) return { start: start.value, count: 1, end: start.end };
  const count = readNumber(bytes, start.end + 1);
  return count && { start: start.value, count: count.value, end: count.end };
}

function readNumber(bytes: Buffer, from: number): { value: number; end: number } | null {
  let value = 0;
  let end = from;
  for (let digit = bytes[end]!; digit >= ZERO && digit <= NINE; digit = bytes[end]!) {
    value = value * 10 + (digit - ZERO);
    if (value > MAX_NUMBER) return null;
    end += 1;
  }
  return end === from ? null : { value, end };
}
