import type { LineRange } from '../domain';
import type { FileDiff, Hunk } from './model';
import { lastAtOrBefore, RunList } from './run-list';

/** Where the lines of one side are on the other. Lines count from 1; outside of hunks they are shifted by what hunks before them did. */
export interface LineMap {
  /** The old number of a new line; null when it was added, and where the diff does not tell. */
  toOld(newLine: number): number | null;
  /** The new number of an old line; null when it was removed, and where the diff does not tell. */
  toNew(oldLine: number): number | null;
  isAdded(newLine: number): boolean;
  isRemoved(oldLine: number): boolean;
  /** New lines that the change added, in order, as few ranges as possible. */
  addedRanges(): LineRange[];
}

/** Runs of lines that are equal on both sides; the last one has no end. */
interface Blocks {
  readonly olds: number[];
  readonly news: number[];
  readonly lengths: number[];
}

/** Reads a file's hunks once; each question is then a binary search. Hunks that overlap earlier ones are ignored. */
export function lineMap(file: FileDiff): LineMap {
  const added = new RunList();
  const removed = new RunList();
  const blocks = readBlocks(file.hunks, added, removed);
  const { olds, news } = blocks;
  return {
    toOld: (newLine) => translate(newLine, news, olds, blocks.lengths),
    toNew: (oldLine) => translate(oldLine, olds, news, blocks.lengths),
    isAdded: (newLine) => added.has(newLine),
    isRemoved: (oldLine) => removed.has(oldLine),
    addedRanges: () => added.ranges(),
  };
}

function readBlocks(hunks: readonly Hunk[], added: RunList, removed: RunList): Blocks {
  const blocks: Blocks = { olds: [], news: [], lengths: [] };
  let oldNext = 1;
  let newNext = 1;
  for (const hunk of hunks) {
    const oldFirst = firstLine(hunk.oldStart, hunk.oldCount);
    const newFirst = firstLine(hunk.newStart, hunk.newCount);
    if (oldFirst < oldNext || newFirst < newNext) continue;
    // The two gaps differ only when a broken hunk between was left out.
    addBlock(blocks, oldNext, newNext, Math.min(oldFirst - oldNext, newFirst - newNext));
    oldNext = oldFirst;
    newNext = newFirst;
    for (const line of hunk.lines()) {
      if (line.kind === 'added') added.add(newNext++);
      else if (line.kind === 'removed') removed.add(oldNext++);
      else addBlock(blocks, oldNext++, newNext++, 1);
    }
  }
  addBlock(blocks, oldNext, newNext, Number.POSITIVE_INFINITY);
  return blocks;
}

/** A side without lines names the line before the place. */
function firstLine(start: number, count: number): number {
  return count === 0 ? start + 1 : start;
}

/** Adds a run, or lengthens the last one when it continues it on both sides. */
function addBlock({ olds, news, lengths }: Blocks, old: number, next: number, length: number): void {
  if (length === 0) return;
  const last = lengths.length - 1;
  const lastLength = lengths[last] ?? 0;
  if (last >= 0 && olds[last]! + lastLength === old && news[last]! + lastLength === next) {
    lengths[last] = lastLength + length;
    return;
  }
  olds.push(old);
  news.push(next);
  lengths.push(length);
}

function translate(
  line: number,
  from: readonly number[],
  to: readonly number[],
  lengths: readonly number[],
): number | null {
  const index = lastAtOrBefore(from, line);
  if (index < 0) return null;
  const into = line - from[index]!;
  return into < lengths[index]! ? to[index]! + into : null;
}
