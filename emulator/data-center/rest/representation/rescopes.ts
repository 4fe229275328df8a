import { effectiveEnds } from '../../../diff';
import { readCommits } from '../../../git';
import type { PullRequest, UpdateEntry } from '../../../world';
import { updatesOf, type Host } from '../../host';
import { commitJson } from './commits';

/** What came and what went when the source of a pull request moved. */
export interface Rescope {
  readonly added: Readonly<Record<string, unknown>>;
  readonly removed: Readonly<Record<string, unknown>>;
}

const SHOWN = 5;

export async function readRescopes(host: Host, pullRequest: PullRequest): Promise<ReadonlyMap<UpdateEntry, Rescope>> {
  const { folder, options } = await effectiveEnds(pullRequest);
  const rescopes = new Map<UpdateEntry, Rescope>();
  const updates = updatesOf(pullRequest);
  for (const [at, after] of updates.entries()) {
    const before = updates[at - 1];
    if (before === undefined || before.source.hash === after.source.hash) continue;
    const onlyIn = async (one: string, other: string): Promise<Record<string, unknown>> => {
      const commits = await readCommits(folder, [one, `^${other}`], options);
      return { commits: commits.slice(0, SHOWN).map((commit) => commitJson(host, commit)), total: commits.length };
    };
    rescopes.set(after, {
      added: await onlyIn(after.source.hash, before.source.hash),
      removed: await onlyIn(before.source.hash, after.source.hash),
    });
  }
  return rescopes;
}
