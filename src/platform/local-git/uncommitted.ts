import { gitOutput, nulFields, runGit } from '../git';
import type { WorkingTree } from './working-tree';

/** A path whose content on disk may differ from the index. */
export interface UncommittedPath {
  /** From the top of the working tree; bytes, since git promises no encoding. */
  readonly path: Buffer;
  readonly state: 'changed' | 'deleted' | 'untracked' | 'conflicted';
  /** The path is a repository of its own: a submodule with another commit, or an untracked clone. */
  readonly nested: boolean;
}

/** Lists what differs on disk, untracked files included, ignored ones not. A file that was only touched may be listed. */
export async function listUncommitted(tree: WorkingTree): Promise<UncommittedPath[]> {
  // What is dirty inside a submodule is that repository's business; asking would run git under its configuration.
  const tracked = await gitOutput(tree.place, ['diff-files', '--raw', '-z', '--ignore-submodules=dirty']);
  const untracked = await gitOutput(tree.outside, ['ls-files', '-z', '--others', '--exclude-standard']);
  return [...trackedPaths(tracked), ...[...nulFields(untracked)].map(untrackedPath)];
}

/** Whether anything is uncommitted: staged since `commit`, changed, or untracked. */
export async function hasUncommitted(tree: WorkingTree, commit: string): Promise<boolean> {
  const staged = await runGit(tree.place, ['diff-index', '--cached', '--quiet', commit]);
  if (staged.code === 1) return true;
  await runGit(tree.place, ['update-index', '-q', '--refresh']);
  return (await listUncommitted(tree)).length > 0;
}

/** Reads `git diff-files --raw -z`, which names a conflicted path twice. */
function trackedPaths(output: Buffer): UncommittedPath[] {
  const fields = nulFields(output);
  const paths = new Map<string, UncommittedPath>();
  for (const header of fields) {
    const path = fields.next().value ?? Buffer.alloc(0);
    const [, mode = '', , , letter = ''] = header.toString('latin1').split(' ');
    const key = path.toString('latin1');
    if (paths.get(key)?.state === 'conflicted') continue;
    const state = letter === 'U' ? 'conflicted' : letter === 'D' ? 'deleted' : 'changed';
    paths.set(key, { path, state, nested: mode === '160000' });
  }
  return [...paths.values()];
}

function untrackedPath(field: Buffer): UncommittedPath {
  return { path: field, state: 'untracked', nested: field.at(-1) === 0x2f };
}
