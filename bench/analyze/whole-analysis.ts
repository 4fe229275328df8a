import { NO_CACHE } from '../../src/cache';
import { importBuilt } from '../built';
import { diffOfNewFiles, memoryChange } from '../open-set/memory-change';

const RUN_TIMEOUT_MS = 120_000;
/** As in `loom serve`: between two reviews the tools stay loaded. */
const WORKERS_KEPT_MS = 60_000;

/**
 * A whole review of a change that brings these files, as it is built: from source its workers would be compiled whenever they
 * start. The returned function runs it once, and rejects when a tool gives nothing.
 * @throws Error when it is not built
 */
export async function prepareAnalysis(
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<() => Promise<void>> {
  const { createAnalyzers } = await importBuilt<typeof import('../../src/analyzers')>('analyzers');
  const { runReview } = await importBuilt<typeof import('../../src/review')>('review');
  const heads = files.map(({ path, text }) => ({ path, head: text, base: null }));
  const analyzers = createAnalyzers(WORKERS_KEPT_MS);
  const change = memoryChange(heads, diffOfNewFiles(heads));
  return async () => {
    const { review } = await runReview(change, {
      analyzers,
      cache: NO_CACHE,
      clock: () => performance.now(),
      runTimeoutMs: RUN_TIMEOUT_MS,
      signal: new AbortController().signal,
      onStep: () => undefined,
    });
    const failed = review.tools.find(({ state }) => state === 'failed');
    if (failed) throw new Error(`${failed.name} gave nothing: ${failed.reason}`);
  };
}
