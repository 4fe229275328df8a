import type { WireComment } from './schemas';

/** What was last seen of a comment: a change of it has to name its version. */
export interface KnownComment {
  readonly version: number;
  /** Whether it is the top of a thread on a file. */
  readonly onFile: boolean;
  /** Null where the answer does not tell. */
  readonly resolved: boolean | null;
}

/** The comments that were read or written last, by id. */
export interface KnownComments {
  get(id: string): KnownComment | null;
  /** @param onFile by default as the comment itself says */
  see(wire: WireComment, onFile?: boolean): KnownComment;
  forget(id: string): void;
}

const MANY = 20_000;

export function createKnownComments(): KnownComments {
  const comments = new Map<string, KnownComment>();
  return {
    get: (id) => comments.get(id) ?? null,
    see({ id, version, threadResolved, anchor }, onFile = anchor != null) {
      const known = { version, onFile, resolved: threadResolved ?? null };
      // A map keeps the order of insertion: what was not seen for longest goes first.
      comments.delete(String(id));
      comments.set(String(id), known);
      if (comments.size > MANY) comments.delete([...comments.keys()][0]!);
      return known;
    },
    forget: (id) => void comments.delete(id),
  };
}
