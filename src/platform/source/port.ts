import type { Side } from '../../domain';
import type { ChangeRequest } from '../host';
import type { ChangedFile } from '../port';

/** What is to be opened, and with what. */
export interface SourceRequest {
  /** Commits may be abbreviated to 12 digits. */
  readonly change: ChangeRequest;
  /** Clone address of the destination repository: https (http on loopback only), without credentials. */
  readonly destinationUrl: string;
  /** Clone address of the source repository; the same as the destination's unless it is a fork, null when it is gone. */
  readonly sourceUrl: string | null;
  /** A ref of the destination repository that the host keeps where the source is: for a source that is gone or out of sight. */
  readonly sourceRef?: string;
  /** Authorities to trust besides the usual ones, PEM. */
  readonly certificates?: string | null;
  /** For git, asked for shortly before each use. */
  readonly credentials: () => Promise<GitCredentials>;
  /** The host's API, for when git cannot be used. */
  readonly rest: SourceRest;
  /** Aborting it ends everything at once: processes, transfers and the opened change. */
  readonly signal: AbortSignal;
  /** Where scratch folders are made; the system's temporary folder by default. */
  readonly temporaryFolder?: string;
  readonly limits?: Partial<SourceLimits>;
}

/** A user with a secret, or a token that names nobody. */
export type GitCredentials = { readonly username: string; readonly secret: string } | { readonly token: string };

export interface SourceLimits {
  /** Of everything that git receives for one change. */
  readonly transferBytes: number;
  /** From the start until the change is open. */
  readonly openMs: number;
  /** Changed files. */
  readonly files: number;
  /** Of the diff, when it comes from the host's API. */
  readonly diffBytes: number;
  /** Address space of one git process. */
  readonly memoryBytes: number;
  /** Processor time of one git process. */
  readonly processorSeconds: number;
}

/** A changed path as the host's API lists it. */
export type ListedFile = Omit<ChangedFile, 'oldBlob' | 'newBlob'>;

/** A file of one commit, with an upper bound. */
export type RestFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Over the bound; `size` is null when the host does not tell. */
  | { readonly kind: 'too-large'; readonly size: number | null }
  | { readonly kind: 'missing' };

/**
 * What the host's API knows of the same change. Every call ends with the signal of the request, rejects with `Failure` only,
 * and may be made at the same time as others.
 */
export interface SourceRest {
  /** Unified diff of the merge base against the source, with renames. */
  diff(): AsyncIterable<Uint8Array>;
  /** In the host's order. */
  files(): Promise<readonly ListedFile[]>;
  /**
   * @param side `new` reads the source repository (and the destination's when that is gone), `old` the destination's
   * @param commit full id
   */
  file(side: Side, commit: string, path: string, maxBytes: number): Promise<RestFile>;
  /** The full id of a commit of either repository. */
  resolveCommit(prefix: string): Promise<string>;
  /** The full id of the best common ancestor. */
  mergeBase(source: string, destination: string): Promise<string>;
}
