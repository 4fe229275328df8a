import { readImmutable } from './cached';
import { modeAttributes } from './diffs';
import { runGit } from './run-git';

export interface TreeEntry {
  readonly kind: 'file' | 'directory' | 'subrepository';
  readonly path: string;
  readonly hash: string;
  readonly size: number;
  readonly attributes: readonly string[];
}

/** What stands at a path of a commit (full hash), or null. The empty path is the root. */
export async function findEntry(folder: string, commit: string, path: string): Promise<TreeEntry | null> {
  if (path === '') return { kind: 'directory', path: '', hash: commit, size: 0, attributes: [] };
  const bytes = await readImmutable(folder, ['ls-tree', '-z', '-l', '--full-tree', commit, '--', path]);
  return parseTree(bytes).find((entry) => entry.path === path) ?? null;
}

/** The entries of a folder, and of the folders in it down to a depth. */
export async function listFolder(
  folder: string,
  commit: string,
  path: string,
  depth: number,
): Promise<readonly TreeEntry[]> {
  const recurse = depth > 1 ? ['-r', '-t'] : [];
  const within = path === '' ? [] : ['--', `${path}/`];
  const bytes = await readImmutable(folder, ['ls-tree', '-z', '-l', '--full-tree', ...recurse, commit, ...within]);
  const level = path === '' ? 0 : path.split('/').length;
  return parseTree(bytes).filter(
    (entry) => entry.path !== path && entry.path.split('/').length - level <= depth && isWithin(entry.path, path),
  );
}

export async function readBlob(folder: string, hash: string): Promise<Buffer> {
  return readImmutable(folder, ['cat-file', 'blob', hash]);
}

/** Hashes of the commits that touched a file, newest first, with the name that the file had. */
export async function fileHistory(
  folder: string,
  commit: string,
  path: string,
  follow: boolean,
): Promise<readonly { readonly hash: string; readonly path: string }[]> {
  const how = follow ? ['--follow'] : [];
  const args = ['log', ...how, '--format=%x01%H', '--name-only', '-z', commit, '--', path];
  const { stdout } = await runGit(folder, args);
  return stdout
    .toString('utf8')
    .split('\u0001')
    .slice(1)
    .map((record) => {
      const [hash = '', name = ''] = record.split('\0').map((part) => part.trim());
      return { hash, path: name === '' ? path : name };
    });
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function parseTree(bytes: Buffer): TreeEntry[] {
  return bytes
    .toString('utf8')
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => {
      const tab = record.indexOf('\t');
      const [mode = '', type = '', hash = '', size = ''] = record.slice(0, tab).split(/ +/);
      const kind = type === 'tree' ? 'directory' : type === 'commit' ? 'subrepository' : 'file';
      return {
        kind,
        path: record.slice(tab + 1),
        hash,
        size: size === '-' ? 0 : Number(size),
        attributes: modeAttributes(mode),
      };
    });
}
