import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { gitLine, gitOutput, printable } from '../git';
import { findFiltered } from './filters';
import { listUncommitted, type UncommittedPath } from './uncommitted';
import type { WorkingTree } from './working-tree';

/** Larger files are not written by hand, and are not worth the time of copying them. */
const MAX_BYTES = 50 * 1024 * 1024;

const LSTATS_AT_ONCE = 64;

type Treatment = 'add' | 'remove' | 'too-large' | 'nested' | 'keep';

interface Snapshot {
  /** Id of the tree that holds the working tree as it is now. */
  readonly tree: string;
  readonly notices: readonly string[];
}

/**
 * Records the working tree as a tree of the scratch repository: what is staged, changed, untracked but not ignored, and conflicted
 * files with the conflict markers in them.
 */
export async function takeSnapshot(tree: WorkingTree): Promise<Snapshot> {
  const paths = await listUncommitted(tree);
  const treatments = await treatAll(tree, paths);
  const pick = (treatment: Treatment): Buffer[] =>
    paths.filter((_, index) => treatments[index] === treatment).map((uncommitted) => uncommitted.path);
  const added = pick('add');
  await updateIndex(tree, ['--force-remove'], pick('remove'));
  await updateIndex(tree, ['--add', '--remove', '--replace'], added);
  const notices = [
    notice(pick('too-large'), 'over 50 MB and was left out', 'over 50 MB and were left out'),
    notice(pick('nested'), 'a repository of its own and was left out', 'repositories of their own and were left out'),
    notice(
      await findFiltered(tree, added),
      'subject to a content filter such as Git LFS, which Loom does not run: it was compared as it is on disk',
      'subject to a content filter such as Git LFS, which Loom does not run: they were compared as they are on disk',
    ),
  ];
  return {
    tree: await gitLine(tree.place, ['write-tree', '--missing-ok']),
    notices: notices.filter((text) => text !== null),
  };
}

async function updateIndex(tree: WorkingTree, options: readonly string[], paths: readonly Buffer[]): Promise<void> {
  if (paths.length === 0) return;
  const input = Buffer.concat(paths.flatMap((path) => [path, Buffer.from([0])]));
  await gitOutput(tree.place, ['update-index', ...options, '-z', '--stdin'], input);
}

async function treatAll(tree: WorkingTree, paths: readonly UncommittedPath[]): Promise<Treatment[]> {
  const treatments: Treatment[] = [];
  for (let start = 0; start < paths.length; start += LSTATS_AT_ONCE) {
    const some = paths.slice(start, start + LSTATS_AT_ONCE);
    treatments.push(...(await Promise.all(some.map(async (path) => treat(path, await look(tree, path))))));
  }
  return treatments;
}

/** Kind and size only: the content is read by git, which follows no link. */
async function look(tree: WorkingTree, { path }: UncommittedPath): Promise<Stats | null> {
  return lstat(Buffer.concat([Buffer.from(`${tree.place.folder}/`), path])).catch(() => null);
}

function treat(uncommitted: UncommittedPath, stats: Stats | null): Treatment {
  if (uncommitted.state === 'deleted') return 'remove';
  if (uncommitted.nested) return uncommitted.state === 'untracked' ? 'nested' : 'add';
  // Gone since it was listed; or not a thing that git keeps, such as a pipe.
  if (!stats?.isFile() && !stats?.isSymbolicLink()) return uncommitted.state === 'untracked' ? 'keep' : 'remove';
  if (stats.size <= MAX_BYTES) return 'add';
  return uncommitted.state === 'conflicted' ? 'remove' : 'too-large';
}

function notice(paths: readonly Buffer[], one: string, many: string): string | null {
  const [first] = paths;
  if (first === undefined) return null;
  const name = `\`${printable(first.toString('utf8'))}\``;
  return paths.length === 1 ? `${name} is ${one}.` : `${paths.length} files, such as ${name}, are ${many}.`;
}
