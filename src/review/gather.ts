import type { SourceFile } from '../analyzers';
import { type Diff, DiffParser } from '../diff';
import { Failure } from '../domain';
import type { OpenChange } from '../platform';

/** Reads and parses the diff of a change as it streams in. */
export async function readDiff(change: OpenChange): Promise<Diff> {
  const parser = new DiffParser();
  for await (const chunk of change.diff()) parser.push(chunk);
  return parser.end();
}

/** Contents by blob id; blobs that are missing or over `maxBytes` come back as the reason why. */
export async function readContents(
  change: OpenChange,
  blobs: readonly string[],
  maxBytes: number,
): Promise<ReadonlyMap<string, Uint8Array | string>> {
  const contents = new Map<string, Uint8Array | string>();
  for await (const content of change.contents([...new Set(blobs)], maxBytes)) {
    switch (content.kind) {
      case 'bytes':
        contents.set(content.blob, content.bytes);
        break;
      case 'too-large':
        contents.set(content.blob, `too large to analyse (${Math.ceil(content.size / 1024)} kB)`);
        break;
      case 'missing':
        contents.set(content.blob, 'its content is not in this clone');
        break;
    }
  }
  return contents;
}

/** The file with its content, or null when the content could not be read. */
export function sourceFile(contents: ReadonlyMap<string, Uint8Array | string>, blob: string, path: string): SourceFile | null {
  const content = contents.get(blob);
  if (content === undefined) {
    throw new Failure({ kind: 'bug', what: 'A content was used that was never asked for.', where: path, next: 'Report this.' });
  }
  return typeof content === 'string' ? null : { id: blob, path, content };
}
