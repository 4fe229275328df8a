import { gitLine, runGit, type GitOptions } from './run-git';
import { updateRef } from './objects';

export type MergeStrategy = 'merge_commit' | 'squash' | 'fast_forward';

export interface Merge {
  readonly into: string;
  readonly from: string;
  /** The fork that has the commits, or null when the repository has them. */
  readonly fetchFrom: string | null;
  readonly strategy: MergeStrategy;
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
}

/** Merges without a working tree. Null is a conflict. */
export async function mergeCommits(folder: string, merge: Merge): Promise<string | null> {
  if (merge.fetchFrom !== null) {
    const objects = await runGit(merge.fetchFrom, ['pack-objects', '--stdout', '--revs', '--quiet'], {
      input: `${merge.from}\n`,
    });
    await runGit(folder, ['index-pack', '--stdin', '--fix-thin'], { input: objects.stdout });
  }
  const ref = `refs/heads/${merge.into}`;
  const tip = await gitLine(folder, ['rev-parse', '--verify', ref]);
  const hash = await mergedCommit(folder, tip, merge);
  if (hash !== null) await updateRef(folder, ref, hash);
  return hash;
}

async function mergedCommit(folder: string, tip: string, merge: Merge): Promise<string | null> {
  if (merge.strategy === 'fast_forward') {
    const answer = await runGit(folder, ['merge-base', '--is-ancestor', tip, merge.from], { allow: [1] });
    return answer.code === 0 ? merge.from : null;
  }
  const tree = await runGit(folder, ['merge-tree', '--write-tree', tip, merge.from], { allow: [1] });
  if (tree.code === 1) return null;
  const parents = merge.strategy === 'squash' ? ['-p', tip] : ['-p', tip, '-p', merge.from];
  const { name, email } = merge.author;
  const who = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
  const treeHash = tree.stdout.toString('utf8').split('\n', 1)[0] ?? '';
  return gitLine(folder, [...who, 'commit-tree', treeHash, ...parents, '-F', '-'], { input: merge.message });
}

/** Whether two commits (full hashes) can be merged without a conflict. Nothing is written but loose objects. */
export async function mergesCleanly(
  folder: string,
  into: string,
  from: string,
  options: GitOptions = {},
): Promise<boolean> {
  return (await runGit(folder, ['merge-tree', '--write-tree', into, from], { ...options, allow: [1] })).code === 0;
}
