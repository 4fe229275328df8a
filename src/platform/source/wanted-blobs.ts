import { nulFields } from '../git';

/**
 * The contents that a comparison reads, from `git diff-tree --raw -z --no-abbrev --no-renames`: both sides of files and links.
 * @returns ids, each once, and how many paths differ
 */
export function wantedBlobs(output: Buffer): { readonly blobs: readonly string[]; readonly paths: number } {
  const blobs = new Set<string>();
  let paths = 0;
  const fields = nulFields(output);
  for (const header of fields) {
    // Its path.
    fields.next();
    paths += 1;
    const [oldMode = '', newMode = '', oldId = '', newId = ''] = header.toString('latin1').slice(1).split(' ');
    if (isContent(oldMode)) blobs.add(oldId);
    if (isContent(newMode)) blobs.add(newId);
  }
  return { blobs: [...blobs], paths };
}

/** A file or a link; a submodule's commit is in another repository, and an absent side has no mode. */
function isContent(mode: string): boolean {
  return mode.startsWith('10') || mode.startsWith('12');
}
