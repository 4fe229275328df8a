import { resolve } from 'node:path';
import { cancelled, Failure } from '../../domain';
import {
  childOf,
  gitLine,
  type GitPlace,
  listChangedFiles,
  listUnchanged,
  openObjectReader,
  printable,
  readTreeText,
  requireGit,
  streamDiff,
} from '../git';
import type { OpenChange } from '../port';
import { type Ends, resolveEnds, type Wanted } from './ends';
import { repositoryEnvironment } from './environment';
import { explainGit } from './git-failure';
import { locateRepository, type Repository, requireFolder } from './locate';
import { createScratch, type Scratch } from './scratch';
import { takeSnapshot } from './snapshot';
import { hasUncommitted } from './uncommitted';
import { openWorkingTree } from './working-tree';

export interface LocalChangeRequest {
  /** Any folder in the repository. */
  readonly path: string;
  /** What to compare with; by default the default branch. */
  readonly base?: string;
  /** What to review; by default `HEAD`. */
  readonly head?: string;
  /** Review what is uncommitted too: staged, changed and untracked files on top of `HEAD`. */
  readonly worktree?: boolean;
  readonly signal: AbortSignal;
}

/** Outranks the reviewed repository's own configuration wherever that could start a program or reach for the network. */
const SETTINGS: readonly string[] = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  'color.ui=never',
  'protocol.allow=never',
];

/**
 * Opens a change of a local git repository. The repository and its working tree are only read; temporary files are under the
 * system's temporary folder until `close`.
 * @throws Failure that says what to do: no git, no repository, no such ref, nothing to compare, no common history, …
 */
export async function openLocalChange(request: LocalChangeRequest): Promise<OpenChange> {
  const folder = resolve(request.path);
  const closing = childOf(request.signal);
  const outside: GitPlace = {
    folder,
    subject: folder,
    settings: SETTINGS,
    // eslint-disable-next-line no-restricted-properties -- not read for settings: it is what a child process inherits
    environment: repositoryEnvironment(process.env),
    signal: closing.signal,
    explain: explainGit,
  };
  checkRequest(request);
  await requireFolder(folder);
  await requireGit(outside);
  const repository = await locateRepository(outside);
  const scratch = await createScratch(repository, outside);
  try {
    return await openIn(scratch, outside, repository, request, closing);
  } catch (error) {
    await scratch.remove();
    throw error;
  }
}

async function openIn(
  scratch: Scratch,
  outside: GitPlace,
  repository: Repository,
  wanted: Wanted,
  closing: AbortController,
): Promise<OpenChange> {
  const { place } = scratch;
  const ends = await resolveEnds(outside, repository, wanted, async (commit) => {
    if (repository.workingTree === null) return false;
    return hasUncommitted(await openWorkingTree(outside, repository, scratch), commit);
  });
  const baseTree = await treeOf(place, ends.base.commit);
  const head = wanted.worktree
    ? await takeSnapshot(await openWorkingTree(outside, repository, scratch))
    : { tree: await treeOf(place, ends.head.commit), notices: [] };
  const { files, notices } = await listChangedFiles(place, baseTree, head.tree);
  const reader = openObjectReader(place);
  return {
    ...revisions(ends, wanted),
    files,
    notices: [...ends.notices, ...head.notices, ...notices],
    diff: () => streamDiff(place, baseTree, head.tree),
    sizes: (blobs) => reader.sizes(blobs),
    contents: (blobs, maxBytes) => reader.contents(blobs, maxBytes),
    readText: (side, path) => readTreeText(place, reader, side === 'old' ? baseTree : head.tree, path),
    unchanged: () => listUnchanged(place, head.tree, files),
    bring: () => Promise.resolve(),
    async close() {
      closing.abort();
      await reader.close();
      await scratch.remove();
    },
  };
}

function treeOf(place: GitPlace, commit: string): Promise<string> {
  return gitLine(place, ['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`]);
}

function revisions(ends: Ends, wanted: Wanted): Pick<OpenChange, 'base' | 'head'> {
  return { base: ends.base, head: wanted.worktree ? { name: 'worktree', commit: null } : ends.head };
}

function checkRequest({ signal, worktree, head }: LocalChangeRequest): void {
  if (signal.aborted) throw cancelled();
  if (!worktree || head === undefined) return;
  throw new Failure({
    kind: 'invalid',
    what: '`--worktree` and `--head` exclude each other: uncommitted changes sit on top of `HEAD`.',
    where: printable(head),
    next: 'Leave one of the two out.',
  });
}
