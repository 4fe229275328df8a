import { effectiveEnds, type FileDiff, parseDiff } from '../../diff';
import { type GitCommit, readCommits, readDiff } from '../../git';
import type { PullRequest } from '../../world';

/** What a pull request would change. */
export interface Change {
  readonly files: readonly FileDiff[];
  /** Newest first. */
  readonly commits: readonly GitCommit[];
}

const MOST_COMMITS = 100;
const loaded = new WeakMap<PullRequest, { readonly key: string; readonly change: Promise<Change> }>();

/** Compares the source with the merge base. The answer is kept until one of the ends moves. */
export function loadChange(pullRequest: PullRequest): Promise<Change> {
  const key = `${pullRequest.destination.hash} ${pullRequest.source.hash} ${pullRequest.state}`;
  const known = loaded.get(pullRequest);
  if (known?.key === key) return known.change;
  const change = compare(pullRequest);
  loaded.set(pullRequest, { key, change });
  change.catch(() => loaded.delete(pullRequest));
  return change;
}

async function compare(pullRequest: PullRequest): Promise<Change> {
  const { folder, base, source, options } = await effectiveEnds(pullRequest);
  const [diff, commits] = await Promise.all([
    readDiff(folder, { base, source, paths: [], context: 3, renames: true, ignoreWhitespace: false }, options),
    readCommits(folder, ['-n', String(MOST_COMMITS), source, `^${base}`], options),
  ]);
  return { files: parseDiff(diff.toString('utf8')), commits };
}
