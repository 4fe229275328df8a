import type { ObjectReader } from './object-reader';
import type { GitPlace } from './run-git';
import { findTreeFile } from './tree-files';

const MAX_BYTES = 1_000_000;

/** The text of a regular file of `tree`, or null when there is none under that path, or it is too large or no text. */
export async function readTreeText(
  place: GitPlace,
  reader: ObjectReader,
  tree: string,
  path: string,
): Promise<string | null> {
  const blob = await findTreeFile(place, tree, path);
  return blob === null ? null : readBlobText(reader, blob);
}

/** The text of a blob, or null when it is not here, too large, or no text. */
export async function readBlobText(reader: ObjectReader, blob: string): Promise<string | null> {
  for await (const content of reader.contents([blob], MAX_BYTES)) {
    if (content.kind !== 'bytes' || content.bytes.includes(0)) return null;
    return new TextDecoder().decode(content.bytes);
  }
  return null;
}
