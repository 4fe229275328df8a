import type { FilesNaming, SourceFile } from '../analyzers';
import type { OpenChange } from '../platform';
import { nearest, skipByContent } from './core';
import { unlessUnknown } from './unless-unknown';

/** A file with more is no place where people call things. */
const MAX_BYTES = 200_000;
/** They may have to be fetched. */
const MOST_READ = 300;
const MOST_FOUND = 40;

/**
 * Looks words up in what the change leaves as it is: nearest to where its files are and were.
 * @param unchanged blob ids by path
 * @param isWorthReading by path
 */
export function filesNaming(
  change: OpenChange,
  unchanged: () => Promise<ReadonlyMap<string, string>>,
  isWorthReading: (path: string) => boolean,
): FilesNaming {
  const changed = change.files.flatMap(({ newPath, oldPath }) => [newPath, oldPath].filter((path) => path !== null));

  async function read(accepts: (path: string) => boolean): Promise<readonly SourceFile[]> {
    const files = await unchanged();
    const wanted = [...files.keys()].filter((path) => accepts(path) && isWorthReading(path));
    const paths = nearest(wanted, changed, MOST_READ);
    const blobs = [...new Set(paths.map((path) => files.get(path)!))];
    if (blobs.length === 0) return [];
    await change.bring(blobs);
    const contents = new Map<string, Uint8Array>();
    for await (const each of change.contents(blobs, MAX_BYTES)) {
      if (each.kind === 'bytes') contents.set(each.blob, each.bytes);
    }
    return paths.flatMap((path) => {
      const id = files.get(path)!;
      const content = contents.get(id);
      return content && skipByContent(path, content) === null ? [{ id, path, content }] : [];
    });
  }

  return async (words, accepts) => {
    const needles = words.map((word) => Buffer.from(word));
    const files = await unlessUnknown(() => read(accepts), []);
    const found = files.filter(({ content }) => isNamedIn(content, needles));
    const near = new Set(
      nearest(
        found.map(({ path }) => path),
        changed,
        MOST_FOUND,
      ),
    );
    return found.filter(({ path }) => near.has(path));
  };
}

function isNamedIn(content: Uint8Array, words: readonly Buffer[]): boolean {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return words.some((word) => text.includes(word));
}
