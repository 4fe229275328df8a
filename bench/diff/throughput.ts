import { parsePatch } from 'diff';
import parseDiffPeer from 'parse-diff';
import { DiffParser } from '../../src/diff';
import { largeDiff } from './large-diff';

const MEGABYTES = 100;
/** The peers are slow and hold everything as strings: their speed is taken on a smaller diff of the same kind. */
const PEER_MEGABYTES = 10;
const SEED = 7;
/** As a pipe read with a large buffer hands them over. */
const CHUNK = 1024 * 1024;
const ROUNDS = 11;
const PEER_ROUNDS = 3;
const LINE_FEED = 0x0a;

/** Megabytes (10^6 bytes) per second, each the median of several runs that took turns. */
export interface Throughput {
  readonly ours: number;
  /** A loop of `indexOf` for the line feeds of the same bytes: what any reader of lines pays at least. */
  readonly scan: number;
  readonly jsdiff: number;
  readonly parseDiff: number;
}

export function measureThroughput(): Throughput {
  const bytes = largeDiff(MEGABYTES, SEED);
  const { ours, scan } = takeTurns(ROUNDS, {
    ours: () => parseInChunks(bytes),
    scan: () => countLines(bytes),
  });
  const peerText = largeDiff(PEER_MEGABYTES, SEED).toString('utf8');
  const { jsdiff, parseDiff } = takeTurns(PEER_ROUNDS, {
    jsdiff: () => parsePatch(peerText).length,
    parseDiff: () => parseDiffPeer(peerText).length,
  });
  return {
    ours: speed(bytes.length, ours),
    scan: speed(bytes.length, scan),
    jsdiff: speed(peerText.length, jsdiff),
    parseDiff: speed(peerText.length, parseDiff),
  };
}

function parseInChunks(bytes: Buffer): number {
  const parser = new DiffParser();
  for (let start = 0; start < bytes.length; start += CHUNK) parser.push(bytes.subarray(start, start + CHUNK));
  return parser.end().files.length;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

/** Median seconds of each task. A first round warms up and is not counted. */
function takeTurns<K extends string>(rounds: number, tasks: Readonly<Record<K, () => number>>): Record<K, number> {
  const names = Object.keys(tasks) as K[];
  const seconds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const start = process.hrtime.bigint();
      const result = tasks[name]();
      const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
      if (result === 0) throw new Error(`${name} found nothing in the generated diff.`);
      if (round > 0) seconds[name].push(elapsed);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(seconds[name])])) as Record<K, number>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >>> 1] ?? Number.NaN;
}

function speed(bytes: number, seconds: number): number {
  return bytes / 1e6 / seconds;
}
