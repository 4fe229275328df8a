import { copyFile, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { type GitPlace, nulFields, runGit } from '../git';
import type { Repository } from './locate';
import { failToWrite, type Scratch } from './scratch';

/** A working tree under an index of Loom's own: git may update that index and write objects, all of it in the scratch folder. */
export interface WorkingTree {
  /** Reads the files, with a scratch index and no program that a configuration names. */
  readonly place: GitPlace;
  /** The reviewed repository itself, at the top of its working tree: knows what is ignored. */
  readonly outside: GitPlace;
}

/** How contents and names on disk differ from those in git; none of them names a program. */
const COPIED_SETTINGS =
  '^core\\.(autocrlf|eol|filemode|symlinks|ignorecase|precomposeunicode|trustctime|checkstat|attributesfile)$';

/** @throws Failure `invalid` when the repository has no working tree here. */
export async function openWorkingTree(
  outside: GitPlace,
  repository: Repository,
  scratch: Scratch,
): Promise<WorkingTree> {
  const top = repository.workingTree;
  if (top === null) {
    throw new Failure({
      kind: 'invalid',
      what: 'There is no working tree here, so there are no uncommitted changes.',
      where: outside.subject,
      next: 'Run Loom in the working tree, or name two commits with `--base` and `--head`.',
    });
  }
  await copyIndex(repository, join(scratch.folder, 'repository')).catch(failToWrite);
  const settings = [...scratch.place.settings, ...(await readSettings(outside))];
  const environment = { ...scratch.place.environment, GIT_WORK_TREE: top };
  return { place: { ...scratch.place, folder: top, settings, environment }, outside: { ...outside, folder: top } };
}

/** Copies the index with the parts that a split index has beside it. A repository that was never checked out has none. */
async function copyIndex(repository: Repository, folder: string): Promise<void> {
  const times = await stat(repository.indexFile).catch(() => null);
  if (times === null) return;
  const parts = (await readdir(repository.gitFolder)).filter((name) => name.startsWith('sharedindex.'));
  for (const part of parts) await copyFile(join(repository.gitFolder, part), join(folder, part));
  const copy = join(folder, 'index');
  await copyFile(repository.indexFile, copy);
  // Git re-reads files that are as young as the index. A copy that looked younger would hide an edit made in the same second.
  const seconds = Math.floor(times.mtimeMs / 1000);
  await utimes(copy, seconds, seconds);
}

async function readSettings(outside: GitPlace): Promise<string[]> {
  const answer = await runGit(outside, ['config', '-z', '--get-regexp', COPIED_SETTINGS]);
  // `key LF value`; a key alone means true, on the command line as in a file.
  return [...nulFields(answer.stdout)].map((field) => field.toString('utf8').replace('\n', '='));
}
