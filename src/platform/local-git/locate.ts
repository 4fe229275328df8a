import { stat } from 'node:fs/promises';
import { Failure } from '../../domain';
import { gitLine, type GitPlace, printable } from '../git';

/** Where the parts of a repository are; all paths absolute. */
export interface Repository {
  /** The folder of this working tree's own index and HEAD. */
  readonly gitFolder: string;
  readonly objectFolder: string;
  readonly indexFile: string;
  /** Top of the working tree, or null when the place is in none: a bare repository, a `.git` folder. */
  readonly workingTree: string | null;
  readonly shallow: boolean;
  readonly objectFormat: string;
}

/**
 * Finds the repository around a place, as git itself would from that folder.
 * @throws Failure when there is none, or git will not read it.
 */
export async function locateRepository(place: GitPlace): Promise<Repository> {
  const facts = await gitLine(place, [
    'rev-parse',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-object-format',
  ]);
  const [inside, shallow, objectFormat = 'sha1'] = facts.split('\n');
  // One question per path: a path may hold line feeds.
  const path = (...question: string[]): Promise<string> =>
    gitLine(place, ['rev-parse', '--path-format=absolute', ...question]);
  const [gitFolder, objectFolder, indexFile, workingTree] = await Promise.all([
    path('--absolute-git-dir'),
    path('--git-path', 'objects'),
    path('--git-path', 'index'),
    inside === 'true' ? path('--show-toplevel') : null,
  ]);
  return { gitFolder, objectFolder, indexFile, workingTree, shallow: shallow === 'true', objectFormat };
}

/** @throws Failure `invalid` when nothing can be looked for in `path`. */
export async function requireFolder(path: string): Promise<void> {
  const what = await obstacle(path);
  if (what === null) return;
  throw new Failure({ kind: 'invalid', what, where: printable(path), next: 'Name the folder of a git repository.' });
}

async function obstacle(path: string): Promise<string | null> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? null : 'The path is not a folder.';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return 'The path is not a folder.';
    return code === 'EACCES' ? 'The folder may not be read.' : 'The folder does not exist.';
  }
}
