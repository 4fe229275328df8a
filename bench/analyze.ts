import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageOf } from '../src/domain';
import { lineCount, type LanguageFile, mixedFiles } from './analyze/mixed-files';
import { peakMemoryMb } from './analyze/peak-memory';
import { prepareAnalysis } from './analyze/whole-analysis';
import { openSetFolder } from './open-set/folder';
import { readPullRequests } from './open-set/read-set';
import { filesToRead, preparePullRequest } from './quality/prepared';
import type { BenchResult } from './result';
import { generateChange } from './review/change';
import { makeRepository } from './review/repository';
import { bareTools } from './review/tools-alone';
import { median } from './review/whole-process';

const ROUNDS = 5;
/** Until Node has compiled what a running Loom has compiled long ago. */
const WARM_UP = 20;
/** Of each round. */
const REVIEWS = 3;
const LINES = 8000;
const LOOM = join(__dirname, '..', 'bin', 'loom.js');

/**
 * A change that adds several thousand lines of real code in many languages; generated code without the open set.
 *
 * `figures.linesPerSecond`: changed lines by the time of a whole review in a running Loom, without a cache. `ratios.slowest`: that
 * time against the slowest tool alone, in a bare process, over the same files. `figures.mb`: most memory that `loom review` and its
 * workers hold together. Medians of rounds in turn; the first review of a round is not measured, since the bare tools before it have
 * taken the processor's caches.
 */
export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'loom-bench-'));
  try {
    const files = mixedFiles(candidates(), LINES);
    const changedLines = files.reduce((sum, { text }) => sum + lineCount(text), 0);
    const analyse = await prepareAnalysis(files);
    const tools = bareTools(join(folder, 'tools'), files);
    const times = new Map<string, number[]>(['whole', ...tools.map(({ name }) => name)].map((name) => [name, []]));
    for (let round = 0; round < WARM_UP; round += 1) await analyse();
    for (let round = 0; round < ROUNDS; round += 1) {
      await analyse();
      for (let review = 0; review < REVIEWS; review += 1) times.get('whole')!.push(await timed(analyse));
      for (const { name, run: runTool } of tools) times.get(name)!.push(await timed(runTool));
    }
    const root = join(folder, 'repository');
    makeRepository(
      root,
      files.map(({ path, text }) => ({ path, base: '', head: text })),
    );
    const mb = await peakMemoryMb([LOOM, 'review', root, '--no-cache', '--format', 'json'], [0, 1]);
    const whole = median(times.get('whole')!);
    const toolsMs = Object.fromEntries(tools.map(({ name }) => [name, Math.round(median(times.get(name)!))]));
    return {
      name: 'analyze',
      figures: {
        linesPerSecond: Math.round((changedLines / whole) * 1000),
        mb: Math.round(mb),
        changedLines,
        files: files.length,
        wholeMs: Math.round(whole),
        toolsMs,
      },
      ratios: { slowest: Math.round((whole / Math.max(...Object.values(toolsMs))) * 100) / 100 },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function candidates(): readonly LanguageFile[] {
  const folder = openSetFolder();
  const files =
    folder === null
      ? generateChange().map(({ path, head }) => ({ path, text: head }))
      : readPullRequests(folder)
          .map(preparePullRequest)
          .flatMap(filesToRead)
          .map(({ head }) => ({ path: head.path, text: Buffer.from(head.content).toString() }));
  return files.map((file) => ({ ...file, lang: languageOf(file.path) ?? 'other' }));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
