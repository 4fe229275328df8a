import { measureAgreement } from './diff/agreement';
import { measureMemory } from './diff/memory';
import { measureThroughput } from './diff/throughput';
import type { BenchResult } from './result';

/**
 * The diff parser against a plain line scan, against the parsers of npm, and against git.
 *
 * `ratios.scan`: our speed over that of finding the line feeds. `ratios.bestPeer`: our speed over that of the faster of jsdiff and
 * parse-diff. `ratios.memory`: peak memory added by parsing, per byte of text. `figures.wrong` of `figures.compared` diffs
 * differ from `git apply --numstat`.
 */
export function run(): Promise<BenchResult> {
  const memory = measureMemory();
  const speed = measureThroughput();
  const { compared, wrong } = measureAgreement();
  return Promise.resolve({
    name: 'diff',
    figures: {
      mbPerSecond: rounded(speed.ours),
      scanMbPerSecond: rounded(speed.scan),
      jsdiffMbPerSecond: rounded(speed.jsdiff),
      parseDiffMbPerSecond: rounded(speed.parseDiff),
      compared,
      wrong,
    },
    ratios: {
      scan: rounded(speed.ours / speed.scan),
      bestPeer: rounded(speed.ours / Math.max(speed.jsdiff, speed.parseDiff)),
      memory: rounded(memory),
    },
  });
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
