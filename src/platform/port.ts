import type { Revision, Side } from '../domain';

/** One changed path as the host lists it, before its diff is read. */
export interface ChangedFile {
  readonly status: 'added' | 'deleted' | 'modified' | 'renamed' | 'copied';
  readonly oldPath: string | null;
  readonly newPath: string | null;
  /** Git blob ids; null on the side where the file does not exist, or is not a regular file. */
  readonly oldBlob: string | null;
  readonly newBlob: string | null;
  /** `file` only when both existing sides are regular files; links and submodules are never followed. */
  readonly type: 'file' | 'symlink' | 'submodule';
}

/** A content asked for by blob id, with an upper bound. */
export type Content =
  | { readonly kind: 'bytes'; readonly blob: string; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly blob: string; readonly size: number }
  | { readonly kind: 'missing'; readonly blob: string };

/**
 * The change under review, opened: one base commit (already the merge base), one head. Everything it returns is data; nothing of
 * the repository is executed, no link followed, no configuration of the repository obeyed that could run a program.
 * All methods reject with `Failure` only, and with `cancelled` once the signal they were opened with is aborted.
 */
export interface OpenChange {
  readonly base: Revision;
  readonly head: Revision;
  /** In the host's order. */
  readonly files: readonly ChangedFile[];
  /** Sentences a reader must know about how the change was determined; usually empty. */
  readonly notices: readonly string[];
  /** Unified diff of base against head, with renames, three lines of context and full blob ids. */
  diff(): AsyncIterable<Uint8Array>;
  /** Sizes in bytes by blob id; ids the host does not have are absent. */
  sizes(blobs: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Contents by blob id, in any order, each id once; those over `maxBytes` are reported, not read. */
  contents(blobs: readonly string[], maxBytes: number): AsyncIterable<Content>;
  /** A text file of one end by path, or null when it is absent or not a regular file of at most 1 MB. */
  readText(side: Side, path: string): Promise<string | null>;
  /** The regular files of the head that the change leaves as they are: blob ids by path. Empty where the host does not list them. */
  unchanged(): Promise<ReadonlyMap<string, string>>;
  /** Brings contents here in one go where they have to be fetched first. What cannot be had stays missing. */
  bring(blobs: readonly string[]): Promise<void>;
  /** Releases processes and temporary files. May be called twice. */
  close(): Promise<void>;
}
