import { type Analyzer, createAnalyzers } from '../src/analyzers';
import { openSetFolder } from './open-set/folder';
import { memoryCache } from './open-set/memory-cache';
import { readLineItems, readPullRequests, readSecretTemplates } from './open-set/read-set';
import { analyseRealFiles } from './quality/analyse-real-files';
import { type Group, groupOf, GROUPS } from './quality/language';
import { type QualityOptions, readOptions } from './quality/options';
import { preparePullRequest } from './quality/prepared';
import { reviewItems } from './quality/review-items';
import { commentsOn } from './quality/review-pull-request';
import {
  type Count,
  countFiles,
  countLines,
  isByFile,
  precision,
  recall,
  type ReviewedItem,
} from './quality/score-lines';
import { commentsPerNeutral, type ReviewedPullRequest, shareOfBugs } from './quality/score-pull-requests';
import { countSecrets, reviewSecrets, secretsNoise } from './quality/secrets';
import type { BenchResult } from './result';

/**
 * What the reviewer finds in labelled code and what it says about real changes, by whole reviews with every analyzer.
 *
 * `figures.recall`, `figures.precision`: security labels by language, 0..1; `iac` by the file. `figures.bugs`: share of the pull
 * requests that bring a bug back and get a comment on its line. `figures.perNeutralPr`: comments on added lines of an ordinary one.
 * `figures.secretsFound`: planted secrets that were seen both in a configuration file and in a source file;
 * `figures.secretsDecoys`: decoys that were flagged in either. `figures.secretsNoise`: secrets seen in 100,000 lines of real code.
 * `--lang NAME` measures one language alone.
 */
export async function run(given: readonly string[]): Promise<BenchResult> {
  const options = readOptions(given);
  const folder = openSetFolder();
  if (folder === null) return { name: 'quality', figures: {}, ratios: {} };
  const analyzers = createAnalyzers();
  const lines = await measureLines(folder, options, analyzers);
  const rest = options.group === null ? await measureChanges(folder, analyzers) : {};
  return { name: 'quality', figures: { ...lines, ...rest }, ratios: {} };
}

async function measureLines(
  folder: string,
  { json, group }: QualityOptions,
  analyzers: readonly Analyzer[],
): Promise<BenchResult['figures']> {
  const groups = group === null ? GROUPS : [group];
  const items = readLineItems(folder).filter((item) => groups.some((each) => each === groupOf(item)));
  const reviewed = await reviewItems(items, analyzers);
  const counts = groups.map((each) => [each, countGroup(each, reviewed)] as const);
  if (!json) console.table(Object.fromEntries(counts));
  return {
    recall: Object.fromEntries(counts.map(([name, count]) => [name, rounded(recall(count))])),
    precision: Object.fromEntries(counts.map(([name, count]) => [name, rounded(precision(count))])),
  };
}

function countGroup(group: Group, reviewed: readonly ReviewedItem[]): Count {
  const own = reviewed.filter(({ item }) => groupOf(item) === group);
  return group === 'iac' ? countFiles(own.filter(({ item }) => isByFile(item))) : countLines(own, 'security');
}

async function measureChanges(folder: string, analyzers: readonly Analyzer[]): Promise<BenchResult['figures']> {
  const prepared = readPullRequests(folder).map(preparePullRequest);
  const cache = memoryCache();
  const files = await analyseRealFiles(prepared, analyzers, cache);
  const reviewed: ReviewedPullRequest[] = [];
  for (const each of prepared) {
    reviewed.push({ item: each.item, comments: await commentsOn(each, analyzers, cache) });
  }
  const secrets = countSecrets(await reviewSecrets(readSecretTemplates(folder), analyzers));
  return {
    bugs: rounded(shareOfBugs(reviewed)),
    perNeutralPr: rounded(commentsPerNeutral(reviewed)),
    secretsFound: secrets.found,
    secretsDecoys: secrets.decoys,
    secretsNoise: rounded(secretsNoise(files)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
