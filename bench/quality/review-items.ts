import type { Analyzer } from '../../src/analyzers';
import { NO_CACHE } from '../../src/cache';
import type { Finding } from '../../src/domain';
import { runReview } from '../../src/review';
import { type ChangedText, diffOfNewFiles, memoryChange } from '../open-set/memory-change';
import type { LineItem } from '../open-set/read-set';
import { neutralPath } from './neutral-path';
import type { ReviewedItem } from './score-lines';

/** New files of one change; below what a review reads at most. */
const FILES_PER_CHANGE = 1500;
const RUN_TIMEOUT_MS = 600_000;

type NewFile = Pick<ChangedText, 'path' | 'head'>;

/** Reviews every item as a new file under a name that tells nothing. */
export async function reviewItems(
  items: readonly LineItem[],
  analyzers: readonly Analyzer[],
): Promise<readonly ReviewedItem[]> {
  const files = items.map((item, index) => ({ path: neutralPath(item, index), head: item.content }));
  const found = await reviewNewFiles(files, analyzers);
  return items.map((item, index) => ({ item, findings: found.get(files[index]!.path) ?? [] }));
}

/** Findings by path, of a review of each file as new; the paths differ from each other. */
export async function reviewNewFiles(
  files: readonly NewFile[],
  analyzers: readonly Analyzer[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const byPath = new Map<string, Finding[]>();
  for (let from = 0; from < files.length; from += FILES_PER_CHANGE) {
    for (const finding of await findingsOf(files.slice(from, from + FILES_PER_CHANGE), analyzers)) {
      if (finding.path === null) continue;
      byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
    }
  }
  return byPath;
}

async function findingsOf(files: readonly NewFile[], analyzers: readonly Analyzer[]): Promise<readonly Finding[]> {
  const change = memoryChange(
    files.map((file) => ({ ...file, base: null })),
    diffOfNewFiles(files),
  );
  const { review } = await runReview(change, {
    analyzers,
    cache: NO_CACHE,
    clock: () => performance.now(),
    runTimeoutMs: RUN_TIMEOUT_MS,
    signal: new AbortController().signal,
    onStep: () => undefined,
  });
  const broken = review.tools.filter(({ state }) => state === 'failed' || state === 'degraded');
  for (const { name, reason } of broken) process.stderr.write(`${name}: ${reason}\n`);
  return review.findings;
}
