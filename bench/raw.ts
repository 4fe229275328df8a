import { createAnalyzers } from '../src/analyzers';
import { openSetFolder } from './open-set/folder';
import { memoryCache } from './open-set/memory-cache';
import { readLineItems, readPullRequests } from './open-set/read-set';
import { preparePullRequest } from './quality/prepared';
import { reviewItems } from './quality/review-items';
import { commentsOn } from './quality/review-pull-request';
import { rawEslint } from './raw/raw-eslint';
import { rawOxlint } from './raw/raw-oxlint';
import { rawRuff } from './raw/raw-ruff';
import { inLanguages, rawFigures, runRaw, type Said } from './raw/score-raw';
import type { BenchResult } from './result';

const KEPT_MS = 60_000;

/**
 * Loom beside the linters that it embeds, each as its own project recommends it, over the same code: the labelled files in JavaScript,
 * TypeScript and Python, and the real changes with a file in one of these languages.
 *
 * `figures.raw`, `figures.loom`: recall and precision of security labels, 0..1; `bugs`: share of the changes that bring a bug back and
 * get a comment on its line; `perNeutralPr`: comments on the added lines of an ordinary change.
 */
export async function run(): Promise<BenchResult> {
  const folder = openSetFolder();
  if (folder === null) return { name: 'raw', figures: {}, ratios: {} };
  const tools = [rawEslint(), rawOxlint(), rawRuff()];
  const items = inLanguages(readLineItems(folder));
  const prepared = readPullRequests(folder)
    .map(preparePullRequest)
    .filter(({ files }) => files.some(({ path }) => tools.some((tool) => tool.accepts(path))));
  const raw = await runRaw(tools, items, prepared);
  const loom = await runLoom(items, prepared);
  return { name: 'raw', figures: { raw: rawFigures(raw), loom: rawFigures(loom) }, ratios: {} };
}

async function runLoom(
  items: Parameters<typeof reviewItems>[0],
  prepared: readonly ReturnType<typeof preparePullRequest>[],
): Promise<Said> {
  const analyzers = createAnalyzers(KEPT_MS);
  const pullRequests = [];
  const cache = memoryCache();
  for (const each of prepared)
    pullRequests.push({ item: each.item, comments: await commentsOn(each, analyzers, cache) });
  return { items: await reviewItems(items, analyzers), pullRequests };
}
