import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NO_CACHE } from '../../src/cache';
import { diffOfNewFiles, memoryChange } from '../open-set/memory-change';

const BUILT = join(__dirname, '..', '..', 'dist');
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
  if (!existsSync(BUILT)) throw new Error('Loom is not built. Run `npm run build` first.');
  const { createAnalyzers } = (await import(join(BUILT, 'analyzers'))) as typeof import('../../src/analyzers');
  const { runReview } = (await import(join(BUILT, 'review'))) as typeof import('../../src/review');
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
