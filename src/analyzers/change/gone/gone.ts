import type { OutlinedFile } from '../file-index';
import type { ModuleSite, Outline } from '../outline';

/** A file, or a package of Go, that is at its place no more. */
export interface Gone {
  readonly path: string;
  readonly movedTo: string | null;
  /** The file of the head that this is told of; null where nothing of it is left. */
  readonly at: string | null;
}

/** A file that is gone, with what it was; null where that is not read. */
export interface GoneSource {
  readonly path: string;
  readonly movedTo: string | null;
  readonly outline: Outline | null;
}

/** What is known of the head. */
export interface Head {
  readonly paths: ReadonlySet<string>;
  /** Paths that the change touches. */
  readonly touched: readonly string[];
  /** The files of the change. */
  readonly files: readonly OutlinedFile[];
  /** The modules of Go by the folder of their `go.mod`. */
  readonly goModules: ReadonlyMap<string, string>;
}

/** What is gone of that which a file names; null where it is there, or may be, or comes from elsewhere. */
export type FindGone = (user: string, site: ModuleSite) => Gone | null;

export function toGone({ path, movedTo }: GoneSource): Gone {
  return { path, movedTo, at: movedTo };
}
