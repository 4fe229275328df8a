import type { CodeTokens } from './code-tokens';

export interface ComparedCode {
  readonly path: string;
  readonly tokens: CodeTokens;
  /** Whether the change added this line. */
  readonly isAdded: (line: number) => boolean;
}

/** A block that the change added and that stands somewhere else, word for word. Lines from 1, both ends included. */
export interface CopiedBlock {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly other: { readonly path: string; readonly start: number; readonly end: number };
}

/** Shorter than this, code of one project is often alike by chance. */
const MIN_TOKENS = 100;
const MIN_LINES = 8;
/** A table or a list repeats few words. */
const MIN_DISTINCT = 25;
const WINDOW = 50;
/** Every match of WINDOW + STEP - 1 tokens covers a window that is indexed. */
const STEP = 10;
const BASE = 0x01000193;
/** Windows of one hash that are tried. */
const MAX_TRIED = 8;

interface Spot {
  readonly code: ComparedCode;
  readonly at: number;
}

/**
 * Blocks that the change added a second time. Of two that are both new the later one counts. Every block is told once, at its full length; takes
 * time in proportion to the code.
 */
export function copiedBlocks(codes: readonly ComparedCode[]): readonly CopiedBlock[] {
  const index = indexWindows(codes);
  const order = new Map(codes.map((code, at) => [code, at]));
  const isBefore = (a: Spot, b: Spot): boolean =>
    a.code === b.code ? a.at + MIN_TOKENS <= b.at : order.get(a.code)! < order.get(b.code)!;
  return codes.flatMap((code) => {
    const found: CopiedBlock[] = [];
    const { ids, lines } = code.tokens;
    const hashes = windowHashes(ids);
    for (let at = 0; at < hashes.length; at += 1) {
      const spots = index.get(hashes[at]!);
      if (!spots || !code.isAdded(lines[at]!) || !code.isAdded(lines[at + WINDOW - 1]!)) continue;
      const here = { code, at };
      const longest = spots
        .filter((spot) => isOther(spot, here) && (isBefore(spot, here) || !isNew(spot)))
        .map((spot) => matchAt(here, spot))
        .reduce<Match | null>((best, match) => (match && (!best || match.length > best.length) ? match : best), null);
      if (!longest) continue;
      if (isWorth(longest, code)) found.push(blockOf(longest, code));
      // What repeats itself without end must not be read again from each of its words.
      if (longest.reach - at >= MIN_TOKENS) at = longest.reach - 1;
    }
    return found;
  });
}

function windowHashes(ids: readonly number[]): readonly number[] {
  const hashes: number[] = [];
  let top = 1;
  for (let at = 1; at < WINDOW; at += 1) top = Math.imul(top, BASE);
  let hash = 0;
  for (let at = 0; at < ids.length; at += 1) {
    if (at >= WINDOW) hash = (hash - Math.imul(ids[at - WINDOW]! + 1, top)) | 0;
    hash = (Math.imul(hash, BASE) + ids[at]! + 1) | 0;
    if (at >= WINDOW - 1) hashes.push(hash);
  }
  return hashes;
}

function indexWindows(codes: readonly ComparedCode[]): ReadonlyMap<number, readonly Spot[]> {
  const index = new Map<number, Spot[]>();
  for (const code of codes) {
    const hashes = windowHashes(code.tokens.ids);
    for (let at = 0; at < hashes.length; at += STEP) {
      const spots = index.get(hashes[at]!) ?? [];
      if (spots.length < MAX_TRIED) spots.push({ code, at });
      index.set(hashes[at]!, spots);
    }
  }
  return index;
}

function isOther(spot: Spot, here: Spot): boolean {
  return spot.code !== here.code || Math.abs(spot.at - here.at) >= MIN_TOKENS;
}

function isNew({ code, at }: Spot): boolean {
  return code.isAdded(code.tokens.lines[at]!);
}

interface Match {
  readonly at: number;
  readonly length: number;
  /** Where it ends, the beginning of a further line included. */
  readonly reach: number;
  readonly other: Spot;
}

/** The whole stretch around two equal windows, as far as it is new here and does not meet itself. */
function matchAt({ code, at }: Spot, { code: there, at: start }: Spot): Match | null {
  const [ids, others] = [code.tokens.ids, there.tokens.ids];
  const gap = code === there ? Math.abs(at - start) : Infinity;
  const equal = (step: number): boolean =>
    ids[at + step] !== undefined &&
    ids[at + step] === others[start + step] &&
    code.isAdded(code.tokens.lines[at + step]!);
  let [from, to] = [0, 0];
  while (to < gap && equal(to)) to += 1;
  if (to < WINDOW) return null;
  while (to - from < gap && equal(from - 1)) from -= 1;
  const [first, end] = wholeLines(code.tokens.lines, at + from, at + to);
  return { at: first, length: end - first, reach: at + to, other: { code: there, at: start + first - at } };
}

/** Without the end of the line before, and the beginning of the one after. */
function wholeLines(lines: readonly number[], from: number, to: number): readonly [from: number, to: number] {
  let [first, end] = [from, to];
  while (first < end && first > 0 && lines[first] === lines[first - 1]) first += 1;
  while (end > first && lines[end] === lines[end - 1]) end -= 1;
  return [first, end];
}

function isWorth({ at, length }: Match, { tokens: { ids, lines } }: ComparedCode): boolean {
  if (length < MIN_TOKENS || lines[at + length - 1]! - lines[at]! + 1 < MIN_LINES) return false;
  return new Set(ids.slice(at, at + length)).size >= MIN_DISTINCT;
}

function blockOf({ at, length, other }: Match, { path, tokens: { lines } }: ComparedCode): CopiedBlock {
  const { lines: others } = other.code.tokens;
  return {
    path,
    start: lines[at]!,
    end: lines[at + length - 1]!,
    other: { path: other.code.path, start: others[other.at]!, end: others[other.at + length - 1]! },
  };
}
