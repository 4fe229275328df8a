import type { GoneFile } from '../analyzers';
import type { ChangedFile, OpenChange } from '../platform';
import { skipByContent } from './core';

/** A file with more is hardly imported by others. */
const MAX_BYTES = 200_000;
/** A change that takes more from its place is one by a tool, which adapts the importers. */
const MOST_GONE = 50;

/**
 * The files of the base that are at their path no more, with what they held.
 * @param isWorthReading by path
 */
export async function goneFiles(
  change: OpenChange,
  isWorthReading: (path: string) => boolean,
): Promise<readonly GoneFile[]> {
  const left = new Set(change.files.map(({ newPath }) => newPath));
  const gone = change.files
    .flatMap((file) => (isGone(file) && !left.has(file.oldPath) && isWorthReading(file.oldPath) ? [file] : []))
    .slice(0, MOST_GONE);
  if (gone.length === 0) return [];
  const blobs = [...new Set(gone.map(({ oldBlob }) => oldBlob))];
  await change.bring(blobs);
  const contents = new Map<string, Uint8Array>();
  for await (const each of change.contents(blobs, MAX_BYTES)) {
    if (each.kind === 'bytes') contents.set(each.blob, each.bytes);
  }
  return gone.flatMap(({ oldPath: path, oldBlob: id, newPath }) => {
    const content = contents.get(id);
    if (!content || skipByContent(path, content) !== null) return [];
    return [{ base: { id, path, content }, movedTo: newPath }];
  });
}

function isGone(file: ChangedFile): file is ChangedFile & { readonly oldPath: string; readonly oldBlob: string } {
  const { status, oldPath, oldBlob } = file;
  return (status === 'deleted' || status === 'renamed') && oldPath !== null && oldBlob !== null;
}
