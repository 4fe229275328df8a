import { commonAncestor, type GitOptions } from '../git';
import type { PullRequest } from '../world';

/** Two commits by full hash, and where git finds both. */
export interface DiffEnds {
  readonly folder: string;
  readonly base: string;
  readonly source: string;
  readonly options: GitOptions;
}

/** What a pull request would change: its source against the merge base with its destination. */
export async function effectiveEnds(pullRequest: PullRequest): Promise<DiffEnds> {
  const { repository, source, destination, mergeCommit } = pullRequest;
  const fork = source.repository === null || source.repository === repository ? null : source.repository;
  const options = fork === null ? {} : { alsoRead: fork.folder };
  // The destination of a merged one contains the source; what it was before is the first parent of the merge.
  const into = mergeCommit === null ? destination.hash : `${mergeCommit}^1`;
  const base = await commonAncestor(repository.folder, into, source.hash, options);
  return { folder: repository.folder, base: base ?? destination.hash, source: source.hash, options };
}
