import type { ChangedFile } from '../port';
import { nulFields } from './nul-fields';
import { isRegular } from './raw-diff';
import { gitOutput, type GitPlace } from './run-git';

/** The blob id of a regular file of `tree`, whether or not its content is here. */
export async function findTreeFile(place: GitPlace, tree: string, path: string): Promise<string | null> {
  if (!isPlainPath(path)) return null;
  const output = await gitOutput(place, ['ls-tree', '-z', '--full-tree', tree, '--', path]);
  return parseTree(output).find(({ name }) => name === path)?.blob ?? null;
}

/** The regular files of `tree`, or of one of its folders: their blob ids by path. */
export async function listTreeFiles(
  place: GitPlace,
  tree: string,
  folder?: string,
): Promise<ReadonlyMap<string, string>> {
  const output = await gitOutput(place, [
    ...['ls-tree', '-r', '-z', '--full-tree', tree],
    ...(folder === undefined ? [] : ['--', folder]),
  ]);
  return new Map(parseTree(output).map(({ name, blob }) => [name, blob]));
}

/** The regular files of `head` that are none of the changed ones. */
export async function listUnchanged(
  place: GitPlace,
  head: string,
  changed: readonly ChangedFile[],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map(await listTreeFiles(place, head));
  for (const { newPath } of changed) if (newPath !== null) files.delete(newPath);
  return files;
}

function parseTree(output: Buffer): { readonly name: string; readonly blob: string }[] {
  return [...nulFields(output)].flatMap((entry) => {
    const [mode = '', , blob = ''] = entry.toString('latin1').split(/[ \t]/, 3);
    return isRegular(mode) ? [{ name: entry.subarray(entry.indexOf(0x09) + 1).toString('utf8'), blob }] : [];
  });
}

/** Whether git takes the path as it is: relative, without anything to normalise. */
export function isPlainPath(path: string): boolean {
  return !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
