import { DEFAULT_SETTINGS, type PullRequestRef } from '../domain';
import { examine } from './examine';
import { gather } from './gather';
import { loadRules } from './load-rules';
import { readDiff } from './read-diff';
import type { ReviewDeps } from './review-deps';
import { type ReviewOutcome, reviewPullRequest } from './review-pull-request';
import { conditionFacts, staticOnly } from './triggers';

export type OnceOutcome = ReviewOutcome;

/**
 * Reviews one pull request because a person asked, whatever its triggers say.
 * @param publish false only looks: nothing is written anywhere, and the store is not asked
 */
export async function reviewPullRequestOnce(
  ref: PullRequestRef,
  deps: ReviewDeps,
  { publish }: { readonly publish: boolean },
): Promise<OnceOutcome> {
  const job = { kind: 'review', ...ref, headCommit: null, source: null, destination: null, again: true } as const;
  if (publish) return reviewPullRequest(job, deps);
  const started = deps.clock();
  const { pullRequest, open } = await gather(job, deps);
  if (open === null) return { kind: 'skipped', reason: `The pull request is ${pullRequest.state}.` };
  const change = await open();
  try {
    const [diff, loaded] = await Promise.all([readDiff(change), loadRules(change, { settings: DEFAULT_SETTINGS })]);
    const rulesFile = pullRequest.fork ? staticOnly(loaded.rulesFile) : loaded.rulesFile;
    const subject = { diff, rulesFile, notices: loaded.notices, facts: conditionFacts(pullRequest), started };
    const { analyzers, clock, limits, signal } = deps;
    const { runTimeoutMs } = limits;
    const onStep = (): void => undefined;
    const cache = deps.cache.begin();
    try {
      const result = await examine(change, subject, { analyzers, cache, clock, runTimeoutMs, signal, onStep });
      return { kind: 'reviewed', result };
    } finally {
      await cache.flush();
    }
  } finally {
    await change.close();
  }
}
