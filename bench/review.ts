import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchResult } from './result';
import { generateChange } from './review/change';
import { makeRepository } from './review/repository';
import { prepareTools } from './review/tools-alone';
import { median, timeNode } from './review/whole-process';

const ROUNDS = 5;
const LOOM = join(__dirname, '..', 'bin', 'loom.js');

/**
 * `ratios.tools`: whole process of `loom review` without a cache against the same tools on the same contents (both ends, as Loom must),
 * each in a bare process of its own, all at once. `ratios.second`: the second run with a cache against the first with an empty one.
 * `ratios.help`: `loom --help` against `node -e 0`. Medians of runs taken in turn.
 */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'loom-bench-'));
  try {
    const files = generateChange();
    const root = join(folder, 'repository');
    makeRepository(root, files);
    const runTools = prepareTools(join(folder, 'tools'), files);
    const review = (cache: string): Promise<number> =>
      timeNode([LOOM, 'review', root, '--format', 'json'], [0, 1], { LOOM_CACHE_DIR: cache });
    const times = { tools: [], uncached: [], first: [], second: [], help: [], node: [] } as Record<string, number[]>;
    await timeNode([LOOM, 'review', root, '--no-cache'], [0, 1]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const cache = join(folder, `cache-${round}`);
      times.tools!.push(await runTools());
      times.uncached!.push(await timeNode([LOOM, 'review', root, '--no-cache', '--format', 'json'], [0, 1]));
      times.first!.push(await review(cache));
      times.second!.push(await review(cache));
      times.help!.push(await timeNode([LOOM, '--help'], [0]));
      times.node!.push(await timeNode(['-e', '0'], [0]));
    }
    const figures = Object.fromEntries(
      Object.entries(times).map(([name, values]) => [`${name}Ms`, Math.round(median(values))]),
    );
    const ratio = (a: string, b: string): number =>
      round2(median(times[a]!.map((value, index) => value / times[b]![index]!)));
    return {
      name: 'review',
      figures: {
        ...figures,
        files: files.length,
        changedLines: files.reduce((sum, file) => sum + lines(file.head) - lines(file.base), 0),
      },
      ratios: { tools: ratio('uncached', 'tools'), second: ratio('second', 'first'), help: ratio('help', 'node') },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
