import type { SourceFile } from '../analyzers';
import type { FileDiff } from '../diff';
import type { SkippedFile } from '../domain';
import type { ChangedFile, OpenChange } from '../platform';
import { skipByContent, unreadable } from './core';
import type { ReadLimits } from './limits';

/** A changed file whose head content can be analysed. */
export interface ReadFile {
  readonly diff: FileDiff;
  readonly head: SourceFile;
  /** Null when the file is new, or its old content cannot be analysed. */
  readonly base: SourceFile | null;
}

export interface ReadFiles {
  readonly files: readonly ReadFile[];
  readonly skipped: readonly SkippedFile[];
}

interface Wanted {
  readonly diff: FileDiff;
  readonly path: string;
  readonly listed: ChangedFile;
}

/** Reads both ends of the selected files, as far as the limits go; what is left out has a reason. */
export async function readFiles(
  change: OpenChange,
  selected: readonly FileDiff[],
  limits: ReadLimits,
  skip: SkipContent = skipByContent,
): Promise<ReadFiles> {
  const skipped: SkippedFile[] = [];
  const wanted = await withinLimits(change, withBlobs(change, selected), limits, skipped);
  const contents = await readContents(
    change,
    wanted.flatMap(({ listed }) => blobsOf(listed)),
    limits.maxFileBytes,
  );
  const files: ReadFile[] = [];
  for (const { diff, path, listed } of wanted) {
    const head = content(contents, listed.newBlob, path, skip);
    if (typeof head === 'string') skipped.push({ path, reason: head });
    else files.push({ diff, head, base: baseContent(contents, listed, skip) });
  }
  return { files, skipped };
}

/** Both ends of the lock files that the change touches. They say themselves that programs write them; those past the limits are left out. */
export async function readLocks(
  change: OpenChange,
  locks: readonly FileDiff[],
  limits: ReadLimits,
): Promise<readonly ReadFile[]> {
  const { files } = await readFiles(change, locks, limits, (_, bytes) => unreadable(bytes));
  return files;
}

/** A file whose text did not change (renamed, made executable) has nothing to say. */
function withBlobs(change: OpenChange, selected: readonly FileDiff[]): readonly Wanted[] {
  const byPath = new Map(change.files.map((file) => [file.newPath, file]));
  return selected.flatMap((diff) => {
    const listed = byPath.get(diff.newPath);
    if (!listed || diff.newPath === null || listed.newBlob === null || diff.additions + diff.deletions === 0) return [];
    return [{ diff, path: diff.newPath, listed }];
  });
}

async function withinLimits(
  change: OpenChange,
  wanted: readonly Wanted[],
  limits: ReadLimits,
  skipped: SkippedFile[],
): Promise<readonly Wanted[]> {
  const sizes = await change.sizes(wanted.flatMap(({ listed }) => blobsOf(listed)));
  let total = 0;
  const kept: Wanted[] = [];
  for (const each of wanted) {
    const size = blobsOf(each.listed).reduce((sum, blob) => sum + (sizes.get(blob) ?? 0), 0);
    if (kept.length >= limits.maxFiles)
      skipped.push({ path: each.path, reason: `more than ${limits.maxFiles} files were changed` });
    else if (total + size > limits.maxTotalBytes)
      skipped.push({ path: each.path, reason: 'the changed files are too large together' });
    else {
      total += size;
      kept.push(each);
    }
  }
  return kept;
}

function blobsOf({ oldBlob, newBlob }: ChangedFile): string[] {
  return [oldBlob, newBlob].filter((blob) => blob !== null);
}

type Contents = ReadonlyMap<string, Uint8Array | string>;

/** Contents by blob id; in place of one that could not be read stands the reason. */
async function readContents(change: OpenChange, blobs: readonly string[], maxBytes: number): Promise<Contents> {
  const contents = new Map<string, Uint8Array | string>();
  for await (const each of change.contents([...new Set(blobs)], maxBytes)) {
    if (each.kind === 'bytes') contents.set(each.blob, each.bytes);
    else if (each.kind === 'too-large') contents.set(each.blob, `over ${Math.round(maxBytes / 1_000_000)} MB`);
  }
  return contents;
}

/** Why a content is not analysed, or null. */
type SkipContent = (path: string, bytes: Uint8Array) => string | null;

function content(contents: Contents, blob: string | null, path: string, skip: SkipContent): SourceFile | string {
  const bytes = blob === null ? undefined : contents.get(blob);
  if (blob === null || bytes === undefined) return 'its content is not in this clone';
  if (typeof bytes === 'string') return bytes;
  return skip(path, bytes) ?? { id: blob, path, content: bytes };
}

function baseContent(contents: Contents, { oldBlob, oldPath }: ChangedFile, skip: SkipContent): SourceFile | null {
  if (oldBlob === null || oldPath === null) return null;
  const base = content(contents, oldBlob, oldPath, skip);
  return typeof base === 'string' ? null : base;
}
